using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>One misfile, opened, with the patient whose media they are said not to be.</summary>
public sealed record OpenedMisfile(RequestId Request, PatientFacts Patient, string Wanted, MisfileSheet Sheet)
{
    public override string ToString() => "opened misfile";
}

/// <summary>
/// Opens a misfile for whoever names the right patient (<see cref="ClinicAction.Erase"/>) or agrees as the second person
/// (<see cref="ClinicAction.AgreeAsSecond"/>), who may be of another team: they see this, and nothing else of the request.
/// </summary>
public sealed class ReadMisfile(OpenRequest requests, IRequestStore store)
{
    public async Task<Outcome<OpenedMisfile>> RunAsync(Clinician clinician, ClinicAction action, RequestId id, string? misfile, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, action, id, cancellation);

        if (opened is null || !OpaqueId.IsOne(misfile) || opened.Snapshot.Misfile(misfile!) is not { } found)
        {
            return RequestProblems.Unknown;
        }

        var asked = opened.Snapshot.ReadAsked(opened.Key);
        var trail = await store.ReadTrailAsync(id, cancellation).ToListAsync(cancellation);
        return new OpenedMisfile(id, asked.Patient, asked.Wanted, opened.Snapshot.SheetOf(found, opened.Key, trail, clinician, withTarget: true));
    }
}
