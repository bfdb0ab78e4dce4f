using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Commands;

// One verb, one class in Commands/. Exit codes: 0 done, 1 it did not work, 2 the command line makes no sense.
try
{
    return CommandLine.Parse(args) switch
    {
        { Verb: "dev" } command => await DevCommand.RunAsync(command, CancellationToken.None),
        { Verb: "demo" } command => await DemoCommand.RunAsync(command, CancellationToken.None),
        _ => CommandLine.Help(args),
    };
}
catch (WorldException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
