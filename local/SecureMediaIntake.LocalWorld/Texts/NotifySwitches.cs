namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>Faults on demand.</summary>
internal sealed class NotifySwitches
{
    private int _limited;
    private int _failing;
    private int _lostAnswers;

    public bool Down { get; set; }

    public void RateLimit(int next) => Interlocked.Exchange(ref _limited, next);

    public void Fail(int next) => Interlocked.Exchange(ref _failing, next);

    public void LoseAnswers(int next) => Interlocked.Exchange(ref _lostAnswers, next);

    /// <exception cref="NotifyRefusedException">429 or 500, while the switches say so.</exception>
    public void PassOrRefuse()
    {
        if (Take(ref _limited))
        {
            throw new NotifyRefusedException(
                StatusCodes.Status429TooManyRequests,
                "RateLimitError",
                "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds");
        }

        if (Take(ref _failing))
        {
            throw new NotifyRefusedException(StatusCodes.Status500InternalServerError, "Exception", "Internal server error");
        }
    }

    public bool TakeLostAnswer() => Take(ref _lostAnswers);

    private static bool Take(ref int left)
    {
        if (Interlocked.Decrement(ref left) >= 0)
        {
            return true;
        }

        Interlocked.Increment(ref left);
        return false;
    }
}
