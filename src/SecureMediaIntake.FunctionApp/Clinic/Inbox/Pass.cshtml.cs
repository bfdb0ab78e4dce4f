using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Inbox;

/// <summary>Another person or team of the organisation, out of its own directory, is to see to it.</summary>
internal sealed class PassModel(ReadRequests requests, PassRequest pass, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    [Does(ClinicAction.Reassign, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        Recipients = await pass.ToWhomAsync(SignedIn.Clinician, cancellation);
        return await OpenAsync(id, cancellation) ?? Page();
    }

    /// <summary>Back to the list: passed to another team, it may be theirs no more.</summary>
    [Does(ClinicAction.Reassign, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        Recipients = await pass.ToWhomAsync(SignedIn.Clinician, cancellation);
        return await OpenAsync(id, cancellation)
            ?? Lead(
                await pass.RunAsync(SignedIn.Clinician, Sheet.Head.Id, To, Why, cancellation),
                _ => "/clinic/inbox",
                problem => problem == InboxProblems.WordsAreTooLong ? "why" : "to");
    }
}
