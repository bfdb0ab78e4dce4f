using System.Diagnostics;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Discussion;

/// <summary><see cref="INoteRecord"/> over FHIR R4: a Communication, written create-only under an id that follows from request and number.</summary>
internal sealed class FhirNoteRecord(CareRecordClients clients) : INoteRecord
{
    public async Task<Outcome<bool>> FileAsync(Organisation organisation, NoteOrder order, CancellationToken cancellation)
    {
        var client = clients.For(organisation, OperationId.New());

        return await PatientAgain.FindAsync(client, organisation, order.Patient, cancellation) switch
        {
            Outcome<string>.Ok(var patient) => await WriteAsync(client, NoteMap.Of(organisation, order, patient), cancellation),
            Outcome<string>.Refused(var problem) => problem,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Read first: some R4 servers ignore If-None-Match on PUT, and would write over what somebody corrected.</summary>
    private static async Task<Outcome<bool>> WriteAsync(CareRecordClient client, Communication note, CancellationToken cancellation)
    {
        var seen = await client.ReadAsync(note.TypeName, note.Id!, cancellation);
        var kind = seen.Kind is AnswerKind.Missing ? (await client.CreateAsync(note, cancellation)).Kind : seen.Kind;

        return kind switch
        {
            AnswerKind.Done or AnswerKind.AlreadyThere => true,
            AnswerKind.Removed => FilingProblems.RemovedInRecord,
            AnswerKind.Refused => FilingProblems.RefusedByRecord,
            _ => throw new UnreachableException($"Writing a note cannot end as {kind}."),
        };
    }
}
