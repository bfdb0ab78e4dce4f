using System.Text.Json;

using SecureMediaIntake.Simulation;
using SecureMediaIntake.Simulation.Intake;

// A day of the service in virtual time. Exit code: 0 done, 2 misused.
if (SimulateOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(SimulateOptions.Usage);
    return 2;
}

var day = new IntakeDay(options.Day).Run();
Console.WriteLine(options.Json ? JsonSerializer.Serialize(day, JsonSerializerOptions.Web) : Report.Of(day));
return 0;
