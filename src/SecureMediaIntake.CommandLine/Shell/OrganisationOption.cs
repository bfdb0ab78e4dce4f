using System.CommandLine;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary><c>--organisation CODE</c>.</summary>
internal sealed class OrganisationOption : Option<string>
{
    public OrganisationOption(bool isRequired)
        : base("--organisation")
    {
        Description = isRequired ? "ODS code of the organisation." : "ODS code: of that organisation only.";
        HelpName = "CODE";
        Required = isRequired;
    }

    /// <summary>The organisations that are meant: the one that was named, or all.</summary>
    /// <exception cref="SettingsException">There is none of that code.</exception>
    public IReadOnlyList<Organisation> OneOrAll(Call call) => Of(call) is { } one ? [one] : call.Deployment.Organisations.All;

    /// <summary>What <paramref name="read"/> says of each of them, by its ODS code, one after the other.</summary>
    /// <exception cref="SettingsException">There is none of that code.</exception>
    public async IAsyncEnumerable<T> EachAsync<T>(Call call, Func<string, IAsyncEnumerable<T>> read)
    {
        foreach (var organisation in OneOrAll(call))
        {
            await foreach (var one in read(organisation.Code))
            {
                yield return one;
            }
        }
    }

    /// <returns>Null when none was named.</returns>
    /// <exception cref="SettingsException">There is none of that code.</exception>
    public Organisation? Of(Call call) => call.Parsed.GetValue(this) is not { } code
        ? null
        : call.Deployment.Organisations.All.FirstOrDefault(one => one.Code == code) ?? throw new SettingsException($"No organisation has the code {code}. smi organisation list shows them.");
}
