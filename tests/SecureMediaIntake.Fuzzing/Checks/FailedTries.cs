using Microsoft.Extensions.Logging;

namespace SecureMediaIntake.Fuzzing.Checks;

/// <summary>Counts the sandbox runs that failed for the file at hand, by listening to what the product logs of them.</summary>
internal sealed class FailedTries : ILoggerProvider, ILogger
{
    /// <summary>Of "Sandbox run … failed with exit code …".</summary>
    private const int TryFailed = 2110;

    private static readonly AsyncLocal<Counter?> Current = new();

    /// <summary>Starts counting for this flow of control, until disposed.</summary>
    public static Counter Count() => Current.Value = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == TryFailed && Current.Value is { } counter)
        {
            counter.Value++;
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    internal sealed class Counter : IDisposable
    {
        public int Value { get; set; }

        public void Dispose() => Current.Value = null;
    }
}
