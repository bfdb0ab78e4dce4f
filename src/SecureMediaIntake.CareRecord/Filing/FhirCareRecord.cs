using System.Diagnostics;
using System.Reflection;

using Hl7.Fhir.Model;

using Microsoft.Extensions.Logging;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary><see cref="ICareRecord"/> over FHIR R4: patient again, look, write, look again, search (docs/design.md, steps 2 to 6).</summary>
internal sealed partial class FhirCareRecord(CareRecordClients clients, TimeProvider clock, ILogger<FhirCareRecord> log) : ICareRecord
{
    /// <summary>
    /// Most rounds of looking and writing in one call: one for a normal filing, a second when another worker was quicker, a third when it had
    /// written only half.
    /// </summary>
    private const int MostRounds = 3;

    /// <summary>How long a look holds before the write must have left: what somebody corrects after it could be overwritten.</summary>
    private static readonly TimeSpan LookHolds = TimeSpan.FromSeconds(10);

    private static readonly string PipelineVersion =
        typeof(FhirCareRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public async Task<Outcome<FilingReceipt>> FileAsync(Organisation organisation, FilingOrder order, CancellationToken cancellation)
    {
        var client = clients.For(organisation, OperationId.New());
        switch (await PatientAgain.FindAsync(client, organisation, order.Patient, cancellation))
        {
            case Outcome<string>.Refused(var problem):
                return problem;

            case Outcome<string>.Ok(var patient):
                return await FileAsync(client, new(organisation, order, patient, PipelineVersion), cancellation);

            default:
                throw new UnreachableException();
        }
    }

    public Task<Outcome<bool>> WithdrawAsync(Organisation organisation, WithdrawalOrder order, CancellationToken cancellation) =>
        EntryWithdrawal.RunAsync(clients.For(organisation, OperationId.New()), new(organisation, order, PipelineVersion), cancellation);

    public async Task<EntryState> LookAsync(Organisation organisation, string documentId, CancellationToken cancellation) =>
        await clients.For(organisation, OperationId.New()).ReadAsync("DocumentReference", documentId, cancellation) switch
        {
            { Kind: AnswerKind.Missing or AnswerKind.Removed } => EntryState.NotThere,
            { Resource: DocumentReference { Status: DocumentReferenceStatus.Current } } => EntryState.Current,
            { Resource: DocumentReference } => EntryState.Withdrawn,
            _ => throw new UnavailableException($"The care record of {organisation.Code} does not say how an entry stands."),
        };

    private async Task<Outcome<FilingReceipt>> FileAsync(CareRecordClient client, FilingEntry entry, CancellationToken cancellation)
    {
        var wrote = false;
        for (var round = 0; round < MostRounds; round++)
        {
            var lookedAt = clock.GetUtcNow();
            var look = await EntryLook.AtAsync(client, entry, wrote, cancellation);
            switch (look)
            {
                case EntryLook.Corrected(var problem):
                    return problem;

                case EntryLook.Whole(var version):
                    return await ConfirmAsync(client, entry, version, cancellation);

                case EntryLook.Lacking when wrote:
                    throw new UnavailableException($"The care record of {entry.Organisation.Code} does not show yet what it took.");
            }

            var missing = ((EntryLook.Lacking)look).Missing;
            switch ((await client.TransactAsync(FilingTransaction.Of(missing), lookedAt + LookHolds, cancellation)).Kind)
            {
                case AnswerKind.Done:
                    wrote = true;
                    break;

                case AnswerKind.AlreadyThere:
                    break;

                case AnswerKind.Removed:
                    return FilingProblems.RemovedInRecord;

                case AnswerKind.Refused:
                    return FilingProblems.RefusedByRecord;

                case var other:
                    throw new UnreachableException($"A transaction cannot end as {other}.");
            }
        }

        throw new UnavailableException($"The care record of {entry.Organisation.Code} says that the entry is there and does not show it.");
    }

    /// <summary>Search sees what readers see, and may know of a second entry that a read by id cannot.</summary>
    private async Task<Outcome<FilingReceipt>> ConfirmAsync(
        CareRecordClient client, FilingEntry entry, string? version, CancellationToken cancellation)
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal) { ["identifier"] = $"{entry.Names.MediaItem}|{entry.ItemValue}" };
        var answer = await client.SearchAsync("DocumentReference", terms, cancellation);
        if (answer.Kind is AnswerKind.Refused)
        {
            return FilingProblems.RefusedByRecord;
        }

        var live = answer.Resource is Bundle found
            ? found.Entry.Select(e => e.Resource).OfType<DocumentReference>()
                .Where(document => document.Status is not DocumentReferenceStatus.EnteredInError)
                .Select(document => document.Id).Distinct(StringComparer.Ordinal).ToList()
            : [];

        switch (live)
        {
            case []:
                throw new UnavailableException($"The search of the care record of {entry.Organisation.Code} does not find the entry yet.");

            case [var id] when id == entry.DocumentId:
                await AuditAsync(client, entry, cancellation);
                return new FilingReceipt(entry.DocumentId, entry.ProvenanceId, version);

            default:
                return FilingProblems.ReadBackDiffers;
        }
    }

    /// <summary>
    /// Its own step, after the photo is safely there. An unknown end escapes: the repeat finds the entry filed and comes here again. A refusal
    /// does not, or a record that wants no audit events of ours would hold back every photo.
    /// </summary>
    private async System.Threading.Tasks.Task AuditAsync(CareRecordClient client, FilingEntry entry, CancellationToken cancellation)
    {
        var audit = AuditEventMap.Of(entry);
        var seen = await client.ReadAsync(audit.TypeName, entry.AuditEventId, cancellation);
        var kind = seen.Kind is AnswerKind.Missing ? (await client.CreateAsync(audit, cancellation)).Kind : seen.Kind;
        if (kind is not (AnswerKind.Done or AnswerKind.AlreadyThere))
        {
            LogNoAudit(log, entry.Organisation.Code, entry.Order.Request, entry.Order.Item, kind);
        }
    }

    [LoggerMessage(3011, LogLevel.Error, "Care record of {Organisation}: {Request} {Item} is filed without an audit event: {Kind}")]
    private static partial void LogNoAudit(ILogger log, string organisation, RequestId request, ItemId item, AnswerKind kind);
}
