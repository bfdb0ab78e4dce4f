using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// Which issuers count. The keys of "organizations" sign the tokens of every tenant in the world, so a good signature proves little: the
/// token must name a tenant that is on board, and that tenant must be the one that issued it.
/// </summary>
internal sealed class TenantIssuer(SignInSettings settings, OrganisationDirectory organisations)
{
    /// <summary>The one algorithm of Entra's tokens: a token that names another (<c>none</c>, or HMAC with a public key) is refused unread.</summary>
    public const string Algorithm = SecurityAlgorithms.RsaSha256;

    /// <exception cref="SecurityTokenInvalidIssuerException">Another tenant's, nobody's, or a tenant's that is not on board.</exception>
    public string Validate(string issuer, SecurityToken token, TokenValidationParameters parameters) =>
        token is JsonWebToken jwt
        && jwt.TryGetPayloadValue<string>("tid", out var tid)
        && Guid.TryParseExact(tid, "D", out var tenant)
        && organisations.ByTenant(tenant) is not null
        && issuer == settings.IssuerOf(tenant)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The token is not of an organisation that is on board.");
}
