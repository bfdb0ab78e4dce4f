using System.Web;

using Microsoft.Playwright;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>
/// The line between a phone and storage. It can hold a block back, so that a test acts in the middle of a file whatever the machine's speed; the
/// requests themselves go to the real storage.
/// </summary>
internal sealed class StorageLine
{
    private readonly List<(string Block, int Status)> _answers = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _open = Done();
    private int _free = int.MaxValue;

    /// <summary>Called before a block goes out; a test may wait in it.</summary>
    public Func<IRequest, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Blocks that storage acknowledged, in the order of the answers; one that was sent twice stands there twice.</summary>
    public IReadOnlyList<string> Acknowledged
    {
        get
        {
            lock (_lock)
            {
                return [.. _answers.Where(answer => answer.Status == 201).Select(answer => answer.Block)];
            }
        }
    }

    /// <summary>How often storage refused a signature.</summary>
    public int Refused
    {
        get
        {
            lock (_lock)
            {
                return _answers.Count(answer => answer.Status == 403);
            }
        }
    }

    public static async Task<StorageLine> WatchAsync(IBrowserContext context, Uri storage)
    {
        var line = new StorageLine();
        await context.RouteAsync(address => address.StartsWith(storage.AbsoluteUri, StringComparison.Ordinal), line.PassAsync);
        context.Response += (_, response) => line.Note(response, storage);
        return line;
    }

    /// <summary>Lets so many further blocks through and holds the others.</summary>
    public void HoldAfter(int blocks)
    {
        _free = blocks;
        _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Release()
    {
        _free = int.MaxValue;
        _open.TrySetResult();
    }

    private async Task PassAsync(IRoute route)
    {
        try
        {
            if (route.Request.Method == "PUT")
            {
                await Before(route.Request);
                if (Interlocked.Decrement(ref _free) < 0)
                {
                    await _open.Task;
                }
            }

            await route.ContinueAsync();
        }
        catch (PlaywrightException)
        {
            // The page that asked is gone: reloaded, closed or killed.
        }
    }

    private void Note(IResponse response, Uri storage)
    {
        if (response.Request.Method == "PUT" && response.Url.StartsWith(storage.AbsoluteUri, StringComparison.Ordinal))
        {
            lock (_lock)
            {
                _answers.Add((HttpUtility.ParseQueryString(new Uri(response.Url).Query)["blockid"] ?? string.Empty, response.Status));
            }
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
