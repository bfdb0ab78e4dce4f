using Microsoft.Extensions.Options;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>Stands for a check whose own settings are wrong.</summary>
internal sealed class UnsettledCheck(string name, OptionsValidationException wrong) : ICheck
{
    public string Name => name;

    public string Looks => "not looked at: its settings are wrong";

    public string IfSilent => string.Empty;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => throw wrong;
}
