using Azure.Core;
using Azure.Core.Pipeline;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>
/// Signs requests to the vault. The vault says which token it wants, so the very first request goes out without one, and without its body:
/// what it carries is for an authorised vault only.
/// </summary>
/// <remarks>Only the asynchronous path is used; the base refuses anything but HTTPS.</remarks>
internal sealed class VaultChallengePolicy(TokenCredential credential, Uri vault) : BearerTokenAuthenticationPolicy(credential, [])
{
    private const string HeldBody = "vault-body";

    private volatile VaultChallenge? _challenge;

    protected override async ValueTask AuthorizeRequestAsync(HttpMessage message)
    {
        // The token goes to our vault and nowhere else, whatever address a request was made for.
        if (message.Request.Uri.ToUri().Authority != vault.Authority)
        {
            throw new InvalidOperationException("A request for another host than the vault's is not signed.");
        }

        if (_challenge is { } challenge)
        {
            GiveBackBody(message);
            await AuthenticateAndAuthorizeRequestAsync(message, ContextOf(challenge, message));
            return;
        }

        // Not on a further try, whose body is held back already: it would be lost for good.
        if (message.Request.Content is { } body)
        {
            message.SetProperty(HeldBody, body);
            message.Request.Content = null;
        }
    }

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        GiveBackBody(message);

        if (!message.Response.Headers.TryGetValue("WWW-Authenticate", out var header)
            || VaultChallenge.TryParse(header, vault) is not { } challenge)
        {
            return false;
        }

        // Claims are asked once, for one token; keeping them would ask for them for ever.
        _challenge = challenge with { Claims = null };
        await AuthenticateAndAuthorizeRequestAsync(message, ContextOf(challenge, message));
        return true;
    }

    private static void GiveBackBody(HttpMessage message)
    {
        if (message.TryGetProperty(HeldBody, out var held))
        {
            message.Request.Content = (RequestContent?)held;
        }
    }

    private static TokenRequestContext ContextOf(VaultChallenge challenge, HttpMessage message) =>
        new([challenge.Scope], message.Request.ClientRequestId, challenge.Claims, challenge.TenantId);
}
