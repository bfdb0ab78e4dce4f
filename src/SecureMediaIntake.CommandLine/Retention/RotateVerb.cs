using System.CommandLine;

using Azure.Identity;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Start;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Retention;

/// <summary>
/// <c>keys rotate</c>: a new version of an organisation's key. The service's own identity has no right to it, so whoever runs this comes with a login of their own:
/// whoever got hold of the service could else lock its keys away.
/// </summary>
internal sealed class RotateVerb : Verb
{
    private readonly Argument<string> _organisation = new("organisation") { Description = "ODS code." };
    private readonly Option<bool> _azure = new("--azure-login") { Description = "Use the login of 'az login', which needs the role Key Vault Crypto Officer." };

    public RotateVerb(Terminal terminal)
        : base(
            "rotate",
            "Makes an organisation's vault key anew. New requests use it within the hour; 'smi keys rewrap' moves the others.",
            terminal,
            "smi keys rotate X26T1 --azure-login --settings deployment.json")
    {
        Arguments.Add(_organisation);
        Options.Add(_azure);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        await using var deployment = Deployment.Open(call.Settings(), call.IsVerbose, call.Parsed.GetValue(_azure) ? new AzureCliCredential() : null);
        var code = call.Parsed.GetValue(_organisation);
        var organisation = deployment.Organisations.All.FirstOrDefault(one => one.Code == code)
            ?? throw new SettingsException($"No organisation has the code {code}. smi organisation list shows them.");

        try
        {
            var version = await deployment.Get<IRecordKeys>().RotateAsync(organisation, cancellation);
            call.Answer(new { organisation = organisation.Code, version }, console => console.WriteLine($"New version: {version}"));
            return ExitCodes.Done;
        }
        catch (UnavailableException refused) when (refused.InnerException is Azure.RequestFailedException { Status: 403 })
        {
            throw new NotAllowedException("This identity cannot make keys anew, and the service's own shall not. Log in as somebody with the role Key Vault Crypto Officer and add --azure-login.");
        }
    }
}
