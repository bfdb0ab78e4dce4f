using System.Buffers.Text;
using System.Text.Json;

using Azure.Core;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Start;

/// <summary>Who acts: the identity that the token of this machine names, and the name that was said.</summary>
internal static class OperatorIdentity
{
    /// <summary>Any service of ours would do: what is read of the token is the same in all.</summary>
    private static readonly TokenRequestContext Storage = new(["https://storage.azure.com/.default"]);

    /// <exception cref="NotAllowedException">The token names nobody.</exception>
    public static async Task<ServiceOperator> OperatorAsync(this Deployment deployment, string said, CancellationToken cancellation)
    {
        var token = await deployment.Get<TokenCredential>().GetTokenAsync(Storage, cancellation);
        return new(Read(token.Token) ?? throw new NotAllowedException("The token of this machine's identity does not say whose it is."), said);
    }

    /// <summary>The token comes from the platform over its own channel and opens storage, which checks it; here it is only read.</summary>
    /// <remarks>Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference, <c>tid</c> and <c>oid</c>.</remarks>
    internal static Domain.Access.PersonId? Read(string token)
    {
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
            return claims.RootElement.TryGetProperty("tid", out var tenant) && tenant.TryGetGuid(out var tid) && claims.RootElement.TryGetProperty("oid", out var person) && person.TryGetGuid(out var oid)
                ? new(tid, oid)
                : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or IndexOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }
}
