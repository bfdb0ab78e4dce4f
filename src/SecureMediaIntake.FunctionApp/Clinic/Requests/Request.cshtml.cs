using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>C9.</summary>
internal sealed class RequestModel(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    /// <summary>What there is to look at.</summary>
    public IReadOnlyList<ItemSheet> Shown => [.. Sheet.Items.Where(item => item.CanBeSeen())];

    /// <summary>Whether to ask first whose they are: the pictures come only after the answer.</summary>
    public bool AsksWhose => !Sheet.IsConfirmed && Shown.Count > 0;

    /// <summary>Whether they may show a private area and this person has not said why they need to see them.</summary>
    public bool IsHidden => Sheet is { IsConfirmed: true, IsHidden: true } && Shown.Count > 0;

    /// <summary>All of it; while a question stands, what cannot be seen anyway: not even thumbnails are sent.</summary>
    public IReadOnlyList<ItemSheet> Listed => AsksWhose || IsHidden ? [.. Sheet.Items.Where(item => !item.CanBeSeen())] : Sheet.Items;

    /// <summary>Whether something waits for a clinician to say that they looked.</summary>
    public bool CanBeReviewed => Sheet is { IsConfirmed: true, IsHidden: false, MayViewMedia: true } && Sheet.Items.Any(item => item.Item.Status == ItemStatus.Filed);

    public Organisation Organisation => SignedIn.Organisation;

    public CarePanel Care => new(Sheet, SignedIn.Organisation, Now);

    [Does(ClinicAction.ReadRequest, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenAsync(id, cancellation) ?? Page();
}

/// <summary>What the part about who sees to it shows.</summary>
internal sealed record CarePanel(RequestSheet Sheet, Organisation Organisation, DateTimeOffset Now)
{
    public override string ToString() => "care panel";
}
