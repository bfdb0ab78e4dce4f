using SecureMediaIntake.LocalWorld.ManagedIdentity;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Names the data action that an endpoint needs, such as <c>keys/wrap/action</c>.</summary>
internal sealed record DataAction(string Name);

/// <summary>What every call passes: switches, challenge, token, api-version, rights; and where refusals become JSON.</summary>
/// <param name="address">Known once the server listens.</param>
internal sealed class VaultGate(KeyVaultServerOptions options, Func<Uri> address)
{
    /// <summary>Seconds that a throttled client is told to wait: the shortest that can be said.</summary>
    private const string RetryAfterSeconds = "1";

    /// <summary>Versions of the protocol that are alike in everything served here.</summary>
    private static readonly string[] ApiVersions = ["7.4", "7.5", "7.6", "2025-06-01-preview", "2025-07-01"];

    private int _throttled;

    /// <summary>Cuts every connection, as a vault that cannot be reached.</summary>
    public bool Down { get; set; }

    public void Throttle(int next) => Interlocked.Exchange(ref _throttled, next);

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (Down)
        {
            context.Abort();
            return;
        }

        try
        {
            Check(context);
            await next(context);
        }
        catch (VaultRefusedException refused)
        {
            await AnswerAsync(context, refused);
        }
    }

    private void Check(HttpContext context)
    {
        if (Interlocked.Decrement(ref _throttled) >= 0)
        {
            throw VaultRefusals.Throttled();
        }

        // Kept at zero, so that years of calls cannot wrap it round.
        Interlocked.CompareExchange(ref _throttled, 0, -1);
        CheckToken(context.Request);

        // Percent-encoded names (api%2Dversion) are one with the plain ones here: the query collection decodes both.
        var version = context.Request.Query["api-version"].ToString();
        if (!ApiVersions.Contains(version))
        {
            throw VaultRefusals.Bad(version.Length == 0
                ? "api-version must be specified"
                : $"The specified version ({version}) is not recognized. Consider using the latest supported version ({ApiVersions[^1]})");
        }

        if (options.DataActions is { } allowed && context.GetEndpoint()?.Metadata.GetMetadata<DataAction>() is { } needed
            && !allowed.Contains(needed.Name))
        {
            throw VaultRefusals.NotAuthorised(needed.Name);
        }
    }

    private void CheckToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw VaultRefusals.Unauthorised("AKV10000: Request is missing a Bearer or PoP token.");
        }

        var fault = TokenCheck.Check(options.Issuer, header["Bearer ".Length..].Trim(), Resource, out var audience);
        if (fault != TokenFault.None)
        {
            throw VaultRefusals.Unauthorised(fault switch
            {
                TokenFault.WrongAudience => $"AKV10022: Invalid audience. Expected {Resource}, found: {audience}.",
                TokenFault.WrongIssuer => "AKV10032: Invalid issuer.",
                TokenFault.WrongTime => "[TokenExpired] Error validating token: 'S2S12086'.",
                TokenFault.WrongSignature => "AKV10046: Unable to resolve the key used for signature validation.",
                _ => "AKV10001: The token could not be parsed.",
            });
        }
    }

    private async Task AnswerAsync(HttpContext context, VaultRefusedException refused)
    {
        context.Response.StatusCode = refused.Status;
        if (refused.Status == StatusCodes.Status401Unauthorized)
        {
            // The client takes the tenant from the last segment and asks its credential for a token for the resource.
            context.Response.Headers.WWWAuthenticate =
                $"Bearer authorization=\"{Resource}/{options.Issuer.TenantId}\", resource=\"{Resource}\"";
        }
        else if (refused.Status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        var body = new WireError(new(refused.Code, refused.Message, refused.InnerCode is { } inner ? new(inner) : null));
        await context.Response.WriteAsJsonAsync(body, VaultJson.Default.WireError, cancellationToken: context.RequestAborted);
    }

    /// <summary>Scheme, host and port without a slash: as in <c>https://vault.azure.net</c>.</summary>
    private string Resource => address().GetLeftPart(UriPartial.Authority);
}
