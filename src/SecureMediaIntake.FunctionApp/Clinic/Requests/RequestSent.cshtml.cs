using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>C8. A page of its own, so that reloading it sends nothing.</summary>
internal sealed class RequestSentModel(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [Does(ClinicAction.ReadRequest, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenAsync(id, cancellation) ?? Page();
}
