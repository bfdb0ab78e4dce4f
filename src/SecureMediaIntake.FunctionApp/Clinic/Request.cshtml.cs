using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>C9.</summary>
internal sealed class RequestModel(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    /// <summary>Whether something waits for a clinician to say that they looked.</summary>
    public bool CanBeReviewed => Sheet.Items.Any(item => item.Item.Status == ItemStatus.Filed);

    [Does(ClinicAction.ReadRequest, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenAsync(id, cancellation) ?? Page();
}
