using System.Diagnostics;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Look, write over the version that was looked at, look again; said to be withdrawn only after the record shows it so (docs/design.md, step 7).</summary>
internal static class EntryWithdrawal
{
    /// <summary>Most rounds in one call: the record is written by others too, and whoever is always a step ahead is left alone for a while.</summary>
    private const int MostRounds = 5;

    public static async Task<Outcome<bool>> RunAsync(CareRecordClient client, WithdrawnEntry entry, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            switch (await client.ReadAsync("DocumentReference", entry.DocumentId, cancellation))
            {
                case { Kind: AnswerKind.Missing or AnswerKind.Removed }:
                    return false;

                case { Kind: AnswerKind.Refused }:
                    return FilingProblems.RefusedByRecord;

                case { Resource: DocumentReference document } when WithdrawnEntry.IsWithdrawn(document):
                    return await SayWhyAsync(client, entry, cancellation);

                case { Resource: DocumentReference document } when !entry.IsOfPatient(document):
                    return FilingProblems.CorrectedInRecord;

                case { Resource: DocumentReference document }:
                    if ((await client.ReplaceAsync(WithdrawnEntry.Of(document), cancellation)).Kind is AnswerKind.Refused)
                    {
                        return FilingProblems.RefusedByRecord;
                    }

                    break;

                default:
                    throw new UnreachableException("A read of a document answers with a document, or says why not.");
            }
        }

        throw new UnavailableException($"The care record of {entry.Organisation.Code} does not show as withdrawn what was withdrawn.");
    }

    private static async Task<Outcome<bool>> SayWhyAsync(CareRecordClient client, WithdrawnEntry entry, CancellationToken cancellation)
    {
        // Looked for first: a record that ignores create-only would write the same thing anew with each repeat.
        var seen = await client.ReadAsync("Provenance", entry.ProvenanceId, cancellation);
        var kind = seen.Kind is AnswerKind.Missing ? (await client.CreateAsync(entry.Provenance(), cancellation)).Kind : seen.Kind;
        return kind is AnswerKind.Refused ? FilingProblems.RefusedByRecord : true;
    }
}
