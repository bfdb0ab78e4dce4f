using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Inbox;

/// <summary>How soon somebody must take what comes, with one line of reason.</summary>
internal sealed class SayUrgencyModel(ReadRequests requests, SetUrgency set, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public Urgency? Urgency { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ResponseClocks Clocks => SignedIn.Organisation.Clocks;

    public string EmergencyNumber => SignedIn.Organisation.EmergencyNumber;

    [Does(ClinicAction.SetUrgency, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        Urgency = Sheet.Care.Urgency;
        return Page();
    }

    [Does(ClinicAction.SetUrgency, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation)
        ?? Lead(
            await set.RunAsync(SignedIn.Clinician, Sheet.Head.Id, Urgency, Why, cancellation),
            _ => $"/clinic/requests/{Sheet.Head.Id}",
            problem => problem == InboxProblems.UrgencyIsMissing ? "urgency" : "why");
}
