using Azure.Core;
using SecureMediaIntake.LocalWorld.ManagedIdentity;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>Real tokens for whatever audience is asked for, as the managed identity gives them; the record checks signature and audience.</summary>
internal sealed class IssuedTokens(TokenIssuer issuer) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(
        issuer.Issue(requestContext.Scopes.Single().Replace("/.default", "", StringComparison.Ordinal)),
        TimeProvider.System.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
