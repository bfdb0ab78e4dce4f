using SecureMediaIntake.CommandLine;
using SecureMediaIntake.CommandLine.Shell;

return await Smi.RunAsync(args, Terminal.OfThisProcess());
