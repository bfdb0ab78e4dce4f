using System.Collections.Concurrent;

namespace SecureMediaIntake.SystemTests.Storage;

/// <summary>A network that loses what it is told to lose, and remembers what went through it.</summary>
internal sealed class FaultyNetwork : DelegatingHandler
{
    private Func<HttpRequestMessage, bool> _matches = _ => false;
    private int _lose;
    private bool _afterwards;

    /// <summary>Method, path and length of the body of every request.</summary>
    public ConcurrentQueue<(string Method, string Path, long? Body)> Seen { get; } = new();

    public int Lost { get; private set; }

    /// <summary>The next requests that match are done by the service, and their answers are lost.</summary>
    public void LoseAnswers(int count, Func<HttpRequestMessage, bool> matches) => Set(count, matches, afterwards: true);

    /// <summary>The next requests that match never reach the service.</summary>
    public void LoseRequests(int count, Func<HttpRequestMessage, bool> matches) => Set(count, matches, afterwards: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Seen.Enqueue((request.Method.Method, request.RequestUri!.AbsolutePath, request.Content?.Headers.ContentLength));
        var lose = _matches(request) && Interlocked.Decrement(ref _lose) >= 0;

        if (lose && !_afterwards)
        {
            Lost++;
            throw new HttpRequestException("The request was lost on the way.");
        }

        var answer = await base.SendAsync(request, cancellationToken);

        if (lose)
        {
            Lost++;
            answer.Dispose();
            throw new HttpRequestException("The answer was lost on the way.");
        }

        return answer;
    }

    private void Set(int count, Func<HttpRequestMessage, bool> matches, bool afterwards)
    {
        (_lose, _matches, _afterwards) = (count, matches, afterwards);
    }
}
