using System.Diagnostics;
using System.Text.Json;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>
/// Somebody says whose they are. Looked up in the care record like the patient of a new request: nothing is ever moved to a number that somebody typed.
/// It may be said anew until a second person decides.
/// </summary>
public sealed class NameRightPatient(Ledger ledger, OpenRequest requests, IPatientIndex patients, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <exception cref="UnavailableException">The care record, vault or storage do not answer.</exception>
    public async Task<Outcome<bool>> RunAsync(
        Clinician clinician, RequestId id, string misfile, string? number, DateOnly? birthDate, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.Erase, id, cancellation);

        if (opened?.Snapshot.Misfile(misfile) is null)
        {
            return RequestProblems.Unknown;
        }

        if (RequestFormRules.PatientProblems(number, birthDate).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        return await patients.FindAsync(
                organisations.ByCode(opened.Snapshot.Head.Organisation), NhsNumber.TryParse(number)!, birthDate!.Value, cancellation) switch
        {
            Outcome<PatientFacts>.Ok(var right) => await NameAsync(opened, misfile, right, cancellation),
            Outcome<PatientFacts>.Refused(var why) => why,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Outcome<bool>> NameAsync(OpenedRequest opened, string misfile, PatientFacts right, CancellationToken cancellation)
    {
        var asked = opened.Snapshot.ReadAsked(opened.Key);

        if (asked.Patient.NhsNumber == right.NhsNumber || asked.Patient.RecordId == right.RecordId)
        {
            return RepairProblems.SamePatient;
        }

        if (asked.PrivateArea && right.IsChildOn(UkTime.DayOf(clock.GetUtcNow())))
        {
            return RepairProblems.ChildsPrivateArea;
        }

        var actor = Actors.For(opened.Clinician, opened.Key);
        var target = opened.Key.Seal(JsonSerializer.Serialize(right, TargetJson.Default.PatientFacts), Misfile.TargetPurpose);
        return await ledger.ChangeAsync<bool>(
            opened.Snapshot.Id,
            OperationId.New(),
            request => request.Misfile(misfile) switch
            {
                null => RequestProblems.Unknown,
                { Decision: not null } => RepairProblems.AlreadyDecided,
                { } open => new Decision<bool>(
                    new Change
                    {
                        Put = [actor, open with { Target = target, NamedBy = actor.Pseudonym, Wish = MisfileWish.Move }],
                        Trail = [new TrailEvent("right-patient-named", MediaRequest.Key, actor.Pseudonym, misfile)],
                    },
                    true),
            },
            cancellation);
    }
}
