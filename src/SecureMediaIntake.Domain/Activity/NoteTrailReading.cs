using System.Diagnostics;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>Whoever reads a trail stands in it, before they read a line: a trail that could be watched unseen would be a way to watch colleagues.</summary>
public sealed class NoteTrailReading(Ledger ledger, IPersonMarks marks, OrganisationDirectory organisations)
{
    private const int PseudonymLength = 16;

    /// <param name="about">Whether one person's lines were read, and not the request's.</param>
    public async Task<Outcome<bool>> RunAsync(Clinician reader, RequestId id, RecordKey? key, Reading reading, bool about, CancellationToken cancellation)
    {
        var row = key is null ? null : Actors.For(reader, key);

        // An erased request has no key to make a pseudonym with: the mark of their organisation's lists stands in.
        var actor = row?.Pseudonym ?? (await marks.OfAsync(organisations.ByCode(reader.Organisation), reader.Id, cancellation))[..PseudonymLength];
        return await ledger.ChangeAsync<bool>(
            id,
            OperationId.New(),
            request => new Decision<bool>(
                new Change
                {
                    Put = row is not null && request.Find<ActorRow>(row.RowKey) is null ? [row] : [],
                    Trail = [new TrailEvent(ActionOf(reading, about), MediaRequest.Key, actor)],
                },
                true),
            cancellation);
    }

    private static string ActionOf(Reading reading, bool about) => (reading, about) switch
    {
        (Reading.Read, false) => "trail-read",
        (Reading.Exported, false) => "trail-exported",
        (Reading.Read, true) => "activity-read",
        (Reading.Exported, true) => "activity-exported",
        (Reading.PatientCopy, _) => "patient-copy-made",
        _ => throw new UnreachableException($"Reading {reading} has no line."),
    };
}
