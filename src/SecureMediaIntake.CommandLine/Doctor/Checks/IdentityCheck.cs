using Azure.Core;
using Azure.Identity;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Whether this machine's identity gets a token at all: without one, everything else only seems not to answer.</summary>
internal sealed class IdentityCheck(TokenCredential identity) : ICheck
{
    private static readonly TokenRequestContext Storage = new(["https://storage.azure.com/.default"]);

    public string Name => "identity";

    public string Looks => "that this machine's identity gets a token";

    public string IfSilent => "smi runs where the app runs: az containerapp exec. Is ManagedIdentity__ClientId one of this app's identities?";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await identity.GetTokenAsync(Storage, cancellation);
            return [Finding.Good()];
        }
        catch (AuthenticationFailedException)
        {
            return [Finding.Fault(string.Empty, "This machine's identity gets no token, so nothing of storage and vault can be seen.", IfSilent)];
        }
    }
}
