using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>A page about one request: opened for this clinician, or the same "not found" whatever the reason.</summary>
internal abstract class SheetPage(ReadRequests requests, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private RequestSheet? _sheet;

    public RequestSheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public DateTimeOffset Now => clock.GetUtcNow();

    public PatientBar Patient => PatientBar.Of(Sheet.Asked.Patient, Now);

    protected SignedIn SignedIn => signedIn;

    /// <returns>Null when the request is open on this page; else what to answer.</returns>
    protected async Task<IActionResult?> OpenAsync(string? id, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request))
        {
            return PlainPage.NotFound;
        }

        switch (await requests.OneAsync(signedIn.Clinician, request, cancellation))
        {
            case Outcome<RequestSheet>.Ok(var sheet):
                _sheet = sheet;
                return null;

            case Outcome<RequestSheet>.Refused:
                return PlainPage.NotFound;

            default:
                throw new UnreachableException();
        }
    }
}
