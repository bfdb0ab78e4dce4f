using System.Diagnostics;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>Runs checks at the same time, each with a limit. Whatever a check meets becomes a finding: one that fails must not hide the others.</summary>
internal static class Examination
{
    /// <summary>Longest for one check. The slowest asks a service that is not there, with the SDK's own tries.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static async Task<IReadOnlyList<Examined>> RunAsync(IReadOnlyList<Func<ICheck>> checks, Action<double> done, CancellationToken cancellation)
    {
        var count = 0;
        return await Task.WhenAll(checks.Select(async check =>
        {
            var examined = await RunAsync(check(), cancellation);
            done(Interlocked.Increment(ref count));
            return examined;
        }));
    }

    internal static async Task<Examined> RunAsync(ICheck check, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);

        // Off the caller's thread: a check that computes would hold up the others.
        var findings = await Task.Run(() => FindAsync(check, limited.Token, cancellation), cancellation);
        return new(check.Name, check.Looks, findings, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(ICheck check, CancellationToken limited, CancellationToken cancellation)
    {
        try
        {
            return await check.RunAsync(limited);
        }
        catch (OptionsValidationException wrong)
        {
            return [Finding.NotSeen(string.Empty, $"Not looked at, as its settings are wrong: {wrong.Message}", "Put the settings right first.")];
        }
        catch (UnavailableException silent)
        {
            return [Finding.Fault(string.Empty, silent.Message, check.IfSilent)];
        }
        catch (ServiceRefusedException refused)
        {
            return [Refused(string.Empty, refused)];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [Finding.Fault(string.Empty, "No answer in time.", check.IfSilent)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Its message may quote an address; its name says enough to whoever mends smi.
            return [Finding.Fault(string.Empty, $"The check itself failed ({fault.GetType().Name}).", check.IfSilent)];
        }
    }

    /// <summary>A matter of roles is not a fault of what was looked at: web and worker each have their own job's rights only.</summary>
    public static Finding Refused(string about, ServiceRefusedException refused) => refused.IsDenied
        ? Finding.NotSeen(about, $"This identity may not look ({refused.Message}).", "If the app needs it here, give the role that infra/ gives; else run doctor in the other app too.")
        : Finding.Fault(about, $"The service refuses: {refused.Message}.", "Look up this code in Azure's documentation of the service.");

    /// <summary>Runs <paramref name="look"/> for each thing, so that one that is refused does not hide the rest.</summary>
    public static async Task<IReadOnlyList<Finding>> EachAsync<T>(IEnumerable<T> things, Func<T, string> name, Func<T, Task<Finding>> look) =>
        await Task.WhenAll(things.Select(async thing =>
        {
            try
            {
                return await look(thing);
            }
            catch (ServiceRefusedException refused)
            {
                return Refused(name(thing), refused);
            }
        }));
}
