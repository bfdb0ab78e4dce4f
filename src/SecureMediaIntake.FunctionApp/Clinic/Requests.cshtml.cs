using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>C2.</summary>
internal sealed class RequestsModel(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<RequestLine> Lines { get; private set; } = [];

    /// <summary>Whether there may be more than the page shows: a list that ends without a word would look complete.</summary>
    public bool IsFull => Lines.Count >= ReadRequests.PageLength;

    [Does(ClinicAction.ListRequests, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lines = await requests.NewestAsync(signedIn.Clinician, cancellation);
}
