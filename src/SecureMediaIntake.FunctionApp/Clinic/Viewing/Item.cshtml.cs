using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Viewing;

/// <summary>C10 and C12: one photo or video, large, with what is known of it beside it.</summary>
internal sealed class ItemModel(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    private const string FullSize = "full";

    public ItemSheet Item { get; private set; } = null!;

    public ItemSheet? Previous { get; private set; }

    public ItemSheet? Next { get; private set; }

    /// <summary>1,600 pixels first, which any line carries; the full size when somebody asks for it.</summary>
    public bool IsFullSize { get; private set; }

    /// <summary>The stills that were kept of a video, and where in it they lie, in milliseconds.</summary>
    public IReadOnlyList<(RenditionPart Part, int At)> Stills => Item.Report?.Facts?.Milliseconds is { } length
        ? [.. Filmstrip.StillsOf(length).Where(part => Item.Rendition?.Find(part) is not null).Select(part => (part, Filmstrip.At(part, length) ?? 0))]
        : [];

    /// <summary>Whether there is a photo beside it. Other requests of the patient are looked through on the page that compares.</summary>
    public bool CanBeCompared => Item.Item.Kind == MediaKind.Photo;

    public string RequestAddress => $"/clinic/requests/{Sheet.Head.Id}";

    public string Address => AddressOf(Item);

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? item, string? size, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (!Ids.TryParse<ItemId>(item, out var wanted))
        {
            return PlainPage.NotFound;
        }

        // What is sent and still being prepared has its page too: it says so, and the picture comes when it is ready.
        var open = Sheet.Items.Where(sheet => sheet.CanBeSeen() || (Sheet.Link is LinkStatus.Consumed && sheet.PlaceInWords() is not null)).ToList();
        var at = open.FindIndex(sheet => sheet.Item.Id == wanted);

        if (at < 0)
        {
            return PlainPage.NotFound;
        }

        if (!Sheet.IsConfirmed && open[at].CanBeSeen())
        {
            // From a bookmark or another system: whose it is, is asked before anything of it is shown.
            return Redirect(RequestAddress);
        }

        if (Sheet.IsHidden && open[at].CanBeSeen())
        {
            return Redirect($"{RequestAddress}/show");
        }

        Item = open[at];
        Previous = open.ElementAtOrDefault(at - 1);
        Next = open.ElementAtOrDefault(at + 1);
        IsFullSize = size == FullSize;
        return Page();
    }

    public string AddressOf(ItemSheet item) => $"{RequestAddress}/items/{item.Item.Id}";

    public string PartAddress(RenditionPart part) => $"{Address}/{part.InAddress()}";
}
