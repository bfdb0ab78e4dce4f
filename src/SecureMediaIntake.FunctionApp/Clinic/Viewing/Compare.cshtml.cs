using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Viewing;

/// <summary>One photo of the pair, with the request that it came in.</summary>
internal sealed record ComparedPhoto(RequestSheet Sheet, ItemSheet Item)
{
    public string Key => CompareModel.KeyOf(Sheet.Head.Id, Item.Item.Id);

    public override string ToString() => "compared photo";
}

/// <summary>C11: two photos of one patient side by side, moved as one.</summary>
internal sealed class CompareModel(ReadRequests requests, ComparePhotos compare, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    /// <summary>Between the request's id and the item's, in the form's field.</summary>
    private const char Separator = '.';

    public ComparedPhoto Left { get; private set; } = null!;

    /// <summary>Null while there is nothing else to compare with.</summary>
    public ComparedPhoto? Right { get; private set; }

    /// <summary>What else may stand on the right.</summary>
    public IReadOnlyList<ComparablePhoto> Choices { get; private set; } = [];

    public static string KeyOf(RequestId request, ItemId item) => $"{request}{Separator}{item}";

    public static string AddressOf(ComparedPhoto photo) => $"/clinic/requests/{photo.Sheet.Head.Id}/items/{photo.Item.Item.Id}";

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? item, string? with, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (Find(Sheet, item) is not { } left)
        {
            return PlainPage.NotFound;
        }

        if (!Sheet.IsConfirmed || Sheet.IsHidden)
        {
            return Redirect($"/clinic/requests/{Sheet.Head.Id}{(Sheet.IsConfirmed ? "/show" : string.Empty)}");
        }

        Left = left;
        Choices = [.. (await compare.ChoicesAsync(SignedIn.Clinician, Sheet, cancellation)).Where(photo => photo.Item != left.Item.Item.Id)];

        // Without a choice yet, the one that somebody most likely wants: the next of its own request, else of another.
        return (with ?? (Choices.Count > 0 ? KeyOf(Choices[0].Request, Choices[0].Item) : null)) is { } chosen
            ? await OpenRightAsync(chosen, cancellation)
            : Page();
    }

    private async Task<IActionResult> OpenRightAsync(string with, CancellationToken cancellation)
    {
        if (with.Split(Separator) is not [var request, var item] || !Ids.TryParse<RequestId>(request, out var requestId))
        {
            return PlainPage.NotFound;
        }

        switch (await compare.OtherAsync(SignedIn.Clinician, Sheet, requestId, cancellation))
        {
            case Outcome<RequestSheet>.Ok(var sheet) when sheet.IsHidden:
                return Redirect($"/clinic/requests/{sheet.Head.Id}/show");

            case Outcome<RequestSheet>.Ok(var sheet) when Find(sheet, item) is { } right:
                Right = right;
                return Page();

            case Outcome<RequestSheet>.Ok or Outcome<RequestSheet>.Refused:
                return PlainPage.NotFound;

            default:
                throw new UnreachableException();
        }
    }

    private static ComparedPhoto? Find(RequestSheet sheet, string? item) =>
        Ids.TryParse<ItemId>(item, out var id)
        && sheet.Items.FirstOrDefault(one => one.Item.Id == id && one.Item.Kind == MediaKind.Photo && one.CanBeSeen()) is { } found
            ? new(sheet, found)
            : null;
}
