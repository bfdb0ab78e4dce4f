using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>
/// A clinician says, before they see anything of it: this is my patient. Each person says it once for a request. It is a guard against opening the wrong
/// line of a list, and no right: who may look is decided elsewhere.
/// </summary>
public sealed class ConfirmPatient(Ledger ledger, OpenRequest requests)
{
    /// <summary>The trail's word for it. The trail alone keeps it.</summary>
    public const string Confirmed = "patient-confirmed";

    /// <returns>True; <see cref="RequestProblems.Unknown"/>. Said twice it stands twice in the trail, and means the same.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.OpenMedia, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            request => new Decision<bool>(
                new Change
                {
                    Put = request.Find<ActorRow>(actor.RowKey) is null ? [actor] : [],
                    Trail = [new TrailEvent(Confirmed, MediaRequest.Key, actor.Pseudonym)],
                },
                true),
            cancellation);
    }
}
