using System.Diagnostics;
using SecureMediaIntake.Fuzzing;

// Mutated photos and videos through the real sandbox. Exit code: 0 nothing found, 1 a finding, 2 misused.
if (FuzzOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(FuzzOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, stopping) =>
{
    stopping.Cancel = true;
    stop.Cancel();
};

var startedAt = Stopwatch.GetTimestamp();
var summary = await new FuzzRun(options, Console.WriteLine).RunAsync(stop.Token);
Console.WriteLine(summary.ToText(Stopwatch.GetElapsedTime(startedAt)));
return summary.Findings == 0 ? 0 : 1;
