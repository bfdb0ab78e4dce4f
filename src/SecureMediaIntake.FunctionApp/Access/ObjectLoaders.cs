using System.Diagnostics;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>Finds in an address which request it is about.</summary>
internal static class ObjectLoaders
{
    /// <returns>Null when the address names none: what is no id never reaches storage.</returns>
    public static RequestId? RequestOf(On on, RouteValueDictionary route) => on switch
    {
        On.Request => Ids.TryParse<RequestId>((route["request"] ?? route["id"]) as string, out var id) ? id : null,
        On.Binary => BinaryAddress.TryParse(route["id"] as string) is var (request, _) ? request : null,
        On.Organisation => throw new UnreachableException("An organisation is no request."),
        _ => throw new UnreachableException($"{on} has no loader."),
    };
}
