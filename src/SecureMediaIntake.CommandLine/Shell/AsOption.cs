using System.CommandLine;

using SecureMediaIntake.Domain.Retention;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>
/// Who types: the identity behind a shell in a container is the app's, so without a name nobody could be asked afterwards. It is said and not proved, and the trail says so.
/// </summary>
internal sealed class AsOption : Option<string>
{
    public AsOption()
        : base("--as")
    {
        Description = "Your name, for the trail: said, not proved, and marked so.";
        HelpName = "NAME";
        Required = true;
        Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } name || !OperatorName.IsOne(name) || name.Any(char.IsControl))
            {
                result.AddError($"--as wants a name of at most {OperatorName.MaxLength} letters.");
            }
        });
    }
}
