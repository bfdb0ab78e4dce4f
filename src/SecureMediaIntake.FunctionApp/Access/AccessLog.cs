using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>
/// Log-ins of staff and what was refused to them, for whoever watches over the service. People stand there under the mark of their organisation's lists: the organisation
/// can tell who it is, a reader of logs cannot. What was allowed stands in the trail of its request.
/// </summary>
internal sealed partial class AccessLog(IPersonMarks marks, OrganisationDirectory organisations, ILogger<AccessLog> log)
{
    private const string NotKnown = "not-known";

    public async Task LoggedInAsync(Clinician clinician, CancellationToken cancellation) =>
        LogLoggedIn(log, clinician.Organisation, await MarkAsync(clinician, cancellation), clinician.IsGuest);

    public async Task LoggedOutAsync(Clinician clinician, CancellationToken cancellation) =>
        LogLoggedOut(log, clinician.Organisation, await MarkAsync(clinician, cancellation));

    /// <param name="clinician">Null for an account of no organisation on board.</param>
    public async Task NotAdmittedAsync(Clinician? clinician, CancellationToken cancellation) =>
        LogNotAdmitted(log, clinician?.Organisation ?? NotKnown, clinician is null ? NotKnown : await MarkAsync(clinician, cancellation));

    /// <param name="cause">Name of what went wrong, never its message.</param>
    public void LogInFailed(string cause) => LogFailed(log, cause);

    public async Task RefusedAsync(Clinician caller, ClinicAction action, Verdict verdict, CancellationToken cancellation) =>
        LogRefused(log, action, caller.Organisation, await MarkAsync(caller, cancellation), caller.IsSystem, verdict);

    private async Task<string> MarkAsync(Clinician clinician, CancellationToken cancellation)
    {
        try
        {
            return await marks.OfAsync(organisations.ByCode(clinician.Organisation), clinician.Id, cancellation);
        }
        catch (UnavailableException)
        {
            // A vault that is away must not keep a refusal from being answered, or from being logged.
            return NotKnown;
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "Logged in: {Person} of {Organisation}, guest: {IsGuest}")]
    private static partial void LogLoggedIn(ILogger log, string organisation, string person, bool isGuest);

    [LoggerMessage(2302, LogLevel.Information, "Logged out: {Person} of {Organisation}")]
    private static partial void LogLoggedOut(ILogger log, string organisation, string person);

    [LoggerMessage(2303, LogLevel.Warning, "Not admitted: {Person} of {Organisation}")]
    private static partial void LogNotAdmitted(ILogger log, string organisation, string person);

    [LoggerMessage(2304, LogLevel.Warning, "A log-in failed: {Cause}")]
    private static partial void LogFailed(ILogger log, string cause);

    [LoggerMessage(2305, LogLevel.Warning, "Refused {Action} to {Person} of {Organisation}, system: {IsSystem}: {Verdict}")]
    private static partial void LogRefused(ILogger log, ClinicAction action, string organisation, string person, bool isSystem, Verdict verdict);
}
