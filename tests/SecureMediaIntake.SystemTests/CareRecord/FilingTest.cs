using System.Text.Json.Nodes;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>What the tests of filing do to the record, and how they look at it.</summary>
public abstract class FilingTest(RecordServer records) : IAsyncLifetime
{
    /// <summary>The record of the organisation under test, behind the product's back.</summary>
    protected RecordControl Control { get; } = records.Control(records.North);

    protected RecordServer Records { get; } = records;

    protected SeedPatient Patient => Records.Seed[0].Patients[0];

    public Task InitializeAsync() => Control.ResetAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Control.ClearFaultsAsync(CancellationToken.None);
        await Control.SwitchAsync(honoursIfNoneMatch: false, updateCreates: true, CancellationToken.None);
    }

    protected Task<Outcome<FilingReceipt>> TryAsync(FilingOrder order) =>
        Records.Get<ICareRecord>().FileAsync(Records.North, order, CancellationToken.None);

    protected async Task<FilingReceipt> FileAsync(FilingOrder order) => Assert.IsType<Outcome<FilingReceipt>.Ok>(await TryAsync(order)).Value;

    protected async Task<string> RefusalAsync(FilingOrder order) =>
        Assert.IsType<Outcome<FilingReceipt>.Refused>(await TryAsync(order)).Problem.Code;

    protected Task UnavailableAsync(FilingOrder order) => Assert.ThrowsAsync<UnavailableException>(() => TryAsync(order));

    protected Task FaultAsync(RecordFaultKind kind, int? times, string? method = null, string? path = null, int? status = null) =>
        Control.AddFaultAsync(
            new(kind) { Times = times, Methods = method is null ? null : [method], Path = path, Status = status }, CancellationToken.None);

    protected Task<IReadOnlyList<JsonNode>> AllAsync(string type) => Control.ResourcesAsync(type, CancellationToken.None);

    /// <summary>One document, one provenance, one audit event, and no other.</summary>
    protected async Task<JsonNode> SingleEntryAsync()
    {
        Assert.Single(await AllAsync("Provenance"));
        Assert.Single(await AllAsync("AuditEvent"));
        return Assert.Single(await AllAsync("DocumentReference"));
    }

    protected async Task NothingAsync()
    {
        Assert.Empty(await AllAsync("DocumentReference"));
        Assert.Empty(await AllAsync("Provenance"));
        Assert.Empty(await AllAsync("AuditEvent"));
    }

    protected Task PutAsync(JsonNode resource) => Control.PutAsync(resource, CancellationToken.None);

    /// <summary>How often something was asked since the record was last reset: <c>POST transaction</c>.</summary>
    protected async Task<int> CountAsync(string what) => (await Control.CountsAsync(CancellationToken.None)).GetValueOrDefault(what);
}
