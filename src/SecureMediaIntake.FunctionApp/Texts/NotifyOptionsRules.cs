using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>What the attributes of <see cref="NotifyOptions"/> cannot say: which languages there are, and that each has its template.</summary>
internal sealed class NotifyOptionsRules : IValidateOptions<NotifyOptions>
{
    public ValidateOptionsResult Validate(string? name, NotifyOptions options)
    {
        if (options.Templates is not { } templates || !templates.ContainsKey(PatientLanguages.English))
        {
            return ValidateOptionsResult.Fail($"{NotifyOptions.Section}:Templates:{PatientLanguages.English} is missing.");
        }

        if (templates.Keys.FirstOrDefault(tag => !PatientLanguages.All.Contains(tag)) is not null)
        {
            return ValidateOptionsResult.Fail($"{NotifyOptions.Section}:Templates has a language that this service does not know. It knows {string.Join(", ", PatientLanguages.All)}.");
        }

        return templates.FirstOrDefault(one => !Guid.TryParse(one.Value, out _)) is { Key: { } tag }
            ? ValidateOptionsResult.Fail($"{NotifyOptions.Section}:Templates:{tag} is not the id of a template.")
            : ValidateOptionsResult.Success;
    }
}
