using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Patients;

/// <summary>A patient's requests in one organisation, as somebody may know of them.</summary>
/// <param name="Requests">Those that they may read, newest first.</param>
/// <param name="Others">How many more there are; nothing else of them is told.</param>
/// <param name="EmergencyUntil">Until when they look in an emergency that they declared; null when they do not.</param>
public sealed record PatientSheet(PatientFacts Patient, IReadOnlyList<RequestLine> Requests, int Others, DateTimeOffset? EmergencyUntil)
{
    public override string ToString() => "patient sheet";
}

/// <summary>Reads what there is of a patient who was found.</summary>
public sealed class ReadPatient(PatientLists lists, OpenRequest requests, FindSubject subjects, IRecordKeys keys, Ledger ledger, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    public async Task<PatientSheet> RunAsync(Clinician clinician, PatientFacts patient, CancellationToken cancellation)
    {
        var lines = new List<RequestLine>();
        var others = 0;
        DateTimeOffset? until = null;
        var now = clock.GetUtcNow();

        foreach (var id in await lists.OfAsync(clinician.Organisation, patient.NhsNumber, cancellation))
        {
            using var opened = await requests.RunAsync(clinician, ClinicAction.ListRequests, id, cancellation);

            if (opened is null)
            {
                others += await MayBeOpenedAsync(clinician, id, patient, cancellation) ? 1 : 0;
                continue;
            }

            if (opened.Snapshot.ReadAsked(opened.Key) is var asked && ComparePhotos.IsSame(asked.Patient, patient))
            {
                lines.Add(LineOf(opened.Snapshot, asked, now));
                until ??= opened.Snapshot.EmergencyOf(clinician.Id, opened.Key, now)?.Until;
            }
        }

        return new(patient, lines, others, until);
    }

    /// <summary>Whether there is a request behind an id that this person could open in an emergency: of this very patient, not erased.</summary>
    private async Task<bool> MayBeOpenedAsync(Clinician clinician, RequestId id, PatientFacts patient, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request
            || request.Head.Organisation != clinician.Organisation
            || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return false;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation);
        var subject = await subjects.RunAsync(clinician, cancellation);
        return ComparePhotos.IsSame(request.ReadAsked(key).Patient, patient)
            && AccessRules.Allows(subject, ClinicAction.OpenInEmergency, request.TargetFor(clinician, subject, key, clock.GetUtcNow()));
    }

    private static RequestLine LineOf(RequestSnapshot request, Asked asked, DateTimeOffset now) => new(
        request.Id, PatientName.Of(asked.Patient), asked.Wanted, request.Head.CreatedAt, asked.RequesterName, request.ProgressAt(now),
        request.Items().Count(item => item.WasReceived));
}
