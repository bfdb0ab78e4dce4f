using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>What an endpoint, or one handler of a page, does, and to what. The guard judges it before any code of the endpoint runs.</summary>
/// <param name="Method">HTTP method; null for every method of the endpoint.</param>
/// <param name="Handler">Name of a page's handler; null for the one without a name.</param>
internal sealed record Deed(string? Method, string? Handler, ClinicAction Action, On Object)
{
    public bool Fits(string method, string? handler) => FitsMethod(method) && string.Equals(Handler, handler, StringComparison.OrdinalIgnoreCase);

    private bool FitsMethod(string method) =>
        Method is null
        || string.Equals(Method, method, StringComparison.OrdinalIgnoreCase)

        // A page without a handler for HEAD answers it with the one for GET.
        || (HttpMethods.IsHead(method) && HttpMethods.IsGet(Method.ToUpperInvariant()));
}

/// <summary>What it is done to, and how that is found: <see cref="ObjectLoaders"/>.</summary>
internal enum On
{
    /// <summary>The caller's own organisation: there is no request yet.</summary>
    Organisation,

    /// <summary>The request that the address names.</summary>
    Request,

    /// <summary>The request of the item that a care record's address names.</summary>
    Binary,
}

/// <summary>Said of each handler of a page for staff. A handler that says nothing stops the start.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DoesAttribute(ClinicAction action, On on) : Attribute
{
    public ClinicAction Action => action;

    public On On => on;
}
