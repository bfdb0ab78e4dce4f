namespace SecureMediaIntake.Domain.Requests;

/// <summary>The effects "put it on a list" and "take it off".</summary>
public static class Listing
{
    public const string AddKind = "list";
    public const string RemoveKind = "unlist";

    private const char Between = '|';

    public static Effect Add(string list, string about) => new(AddKind, $"{list}{Between}{about}");

    public static Effect Remove(string list, string about) => new(RemoveKind, $"{list}{Between}{about}");

    internal static (string List, string About) Read(string argument) => argument.Split(Between) is [var list, var about]
        ? (list, about)
        : throw new System.Diagnostics.UnreachableException("A list's effect names list and thing.");
}

public sealed class AddToList(IRequestLists lists) : IEffectHandler
{
    public string Kind => Listing.AddKind;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var (list, about) = Listing.Read(owed.Argument);
        await lists.AddAsync(list, new(request.Id, about), cancellation);
        return null;
    }
}

public sealed class TakeOffList(IRequestLists lists) : IEffectHandler
{
    public string Kind => Listing.RemoveKind;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var (list, about) = Listing.Read(owed.Argument);
        await lists.RemoveAsync(list, new(request.Id, about), cancellation);
        return null;
    }
}
