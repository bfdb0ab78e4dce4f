using System.Text.Json.Nodes;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Timers;

/// <summary>Runs one timer function at its times, and once at the start when a run was missed.</summary>
internal sealed class TimerListener(
    FunctionDefinition.Timer function,
    TimerStatusFile file,
    TriggerInvoker invoker,
    InvocationLog invocations,
    TimeProvider clock)
{
    /// <summary>Longest single wait: a timer of the runtime takes no more than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Schedule _schedule = Schedule.Parse(function.Schedule);

    public string Function => function.Name;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (IsPastDue())
            {
                await FireAsync(isPastDue: true, stop);
            }

            while (_schedule.Next(clock.GetUtcNow()) is { } next)
            {
                while (next - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
                {
                    await Task.Delay(left < LongestWait ? left : LongestWait, clock, stop);
                }

                await FireAsync(isPastDue: false, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next host makes up for a run that was missed.
        }
    }

    /// <summary>Calls the handler now and keeps the status, as the host's admin API does.</summary>
    public async Task<Invocation> FireAsync(bool isPastDue, CancellationToken stop)
    {
        var begun = invocations.Begin(function.Name);
        var kept = _schedule.IsKept(begun.Start);
        var status = kept ? file.Read() ?? Fresh(begun.Start) : null;
        var envelope = TriggerEnvelope.Write(function.Name, function.Binding, Describe(status, isPastDue), [], begun.Start);
        var result = await invoker.InvokeAsync(function.Name, envelope, stop);
        if (kept && result.Outcome is not InvocationOutcome.Abandoned)
        {
            // A failed run counts as run: the host does not repeat timers.
            file.Write(Fresh(clock.GetUtcNow()) with { Last = begun.Start });
        }

        return invocations.Finish(begun, result);
    }

    private bool IsPastDue()
    {
        var now = clock.GetUtcNow();
        if (!_schedule.IsKept(now))
        {
            return false;
        }

        if (file.Read() is not { } status)
        {
            file.Write(Fresh(now));
            return false;
        }

        // Reckoned anew from the last run, so that a changed schedule counts and not what the old one had foretold.
        return _schedule.Next(status.LastUpdated) is { } due && due < now;
    }

    private TimerStatus Fresh(DateTimeOffset now) => new(default, _schedule.Next(now) ?? DateTimeOffset.MaxValue, now);

    private static JsonObject Describe(TimerStatus? status, bool isPastDue) => new()
    {
        ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
        ["ScheduleStatus"] = status is null ? null : new JsonObject
        {
            ["Last"] = status.Last,
            ["Next"] = status.Next,
            ["LastUpdated"] = status.LastUpdated,
        },
        ["IsPastDue"] = isPastDue,
    };
}
