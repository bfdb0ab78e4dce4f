using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Repair;

/// <summary>A page about files that somebody reported as another patient's: opened for whoever may act on them, or the same "not found" whatever the reason.</summary>
internal abstract class MisfilePage(ReadMisfile misfiles, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private OpenedMisfile? _misfile;

    public OpenedMisfile Misfile => _misfile ?? throw new UnreachableException("The handler returns before the page is written.");

    public DateTimeOffset Now => clock.GetUtcNow();

    public PatientBar Patient => PatientBar.Of(Misfile.Patient, Now);

    /// <summary>Whose they are said to be; null while nobody has said.</summary>
    public PatientBar? Target => Misfile.Sheet.Target is { } target ? PatientBar.Of(target, Now) : null;

    protected SignedIn SignedIn => signedIn;

    /// <param name="action">What the page is for.</param>
    /// <returns>Null when it is open on this page; else what to answer.</returns>
    protected async Task<IActionResult?> OpenAsync(ClinicAction action, string? id, string? misfile, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await misfiles.RunAsync(signedIn.Clinician, action, request, misfile, cancellation) is not Outcome<OpenedMisfile>.Ok(var opened))
        {
            return PlainPage.NotFound;
        }

        _misfile = opened;
        return null;
    }
}
