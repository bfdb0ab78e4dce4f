using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>How long an idle queue is left alone: from 100 ms, about doubling with each empty look, up to maxPollingInterval.</summary>
internal sealed class PollingDelay(TimeSpan most)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <summary>The growth is between 80 % and 120 % of a doubling, so that many instances do not ask in step.</summary>
    private const int SpreadPercent = 20;

    private TimeSpan _current = Least;
    private int _exponent;

    public TimeSpan Next(bool foundSinceLast)
    {
        if (foundSinceLast)
        {
            _current = Least;
            _exponent = 1;
        }
        else if (_current < most)
        {
            var percent = RandomNumberGenerator.GetInt32(100 - SpreadPercent, 100 + SpreadPercent + 1);
            var grown = _exponent is 0 ? Least : Least + (Least * Math.Pow(2, _exponent - 1) * percent / 100);
            _current = grown < most ? grown : most;
            _exponent++;
        }

        return _current < most ? _current : most;
    }
}
