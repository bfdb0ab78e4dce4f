using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P4 after a no: the one page of a patient who declined, until they change their mind.</summary>
internal sealed class DeclinedPage(PatientVisit visit, OrganisationDirectory organisations, ChangeMind change) : SessionPage(visit, organisations)
{
    protected override bool IsForDeclined => true;

    public IActionResult OnGet() => Session.Request.IsDeclined() ? Page() : RedirectToPage("/Patient/Agree");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await change.RunAsync(Session, cancellation) is Outcome<bool>.Ok ? RedirectToPage("/Patient/Agree") : RedirectToPage("/Patient/CarryOn");
}
