using System.Collections.Concurrent;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>
/// A thread that lives as long as its owner and starts the owner's processes. Linux sends the death signal (prctl(2), PR_SET_PDEATHSIG)
/// when the <em>thread</em> that started the child ends, and an idle thread of the pool ends after seconds: the process would die with it.
/// </summary>
internal sealed class LastingThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private bool _disposed;

    public LastingThread()
    {
        _thread = new(Run) { IsBackground = true, Name = "Starts processes" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var run = new Task<T>(work);
        _work.Add(() => run.RunSynchronously(TaskScheduler.Default));
        return run;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
