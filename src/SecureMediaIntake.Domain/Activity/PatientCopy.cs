using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>What the patient may have of a request's trail: what was sent, and who looked, by role and never by name.</summary>
public sealed record PatientCopySheet(RequestSnapshot Request, IReadOnlyList<Look> Looks)
{
    public override string ToString() => "patient copy";
}

/// <summary>Makes the patient's copy, which is a line in the trail like every other reading of it.</summary>
public sealed class MakePatientCopy(OpenTrail trails, NoteTrailReading note, ReadLooks looks)
{
    public async Task<Outcome<PatientCopySheet>> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await trails.RunAsync(clinician, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        await note.RunAsync(clinician, id, opened.Key, Reading.PatientCopy, about: false, cancellation);
        return new PatientCopySheet(opened.Snapshot, await looks.RunAsync(opened.Snapshot, cancellation));
    }
}
