using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>However often and however badly it goes: one entry.</summary>
[Collection(RecordServerCollection.Name)]
public sealed class FilingOnceTests(RecordServer records) : FilingTest(records)
{
    [Theory]
    [InlineData(MediaKind.Photo)]
    [InlineData(MediaKind.Video)]
    public async Task What_is_filed_is_read_the_same_by_a_client_that_is_not_ours(MediaKind kind)
    {
        var order = Filings.Of(Patient, kind);

        var receipt = await FileAsync(order);

        var seen = await SecondReader.ReadAsync(
            Records.North.FhirBaseUri,
            Records.Token(Records.North),
            Records.Authority.AuthorityFile,
            $"{Records.North.RecordIdentifierBase}/id/media-item",
            $"{order.Item}.1");
        Assert.Equal(1, (int?)seen["documents"]);
        Assert.Equal(Patient.Id, (string?)seen["patient"]);
        Assert.Equal("current", (string?)seen["status"]);
        Assert.Equal(order.Kept.Sha256, (string?)seen["contents"]![0]!["sha256"]);
        Assert.Equal(order.Kept.Length, (long?)seen["contents"]![0]!["size"]);
        Assert.Equal(order.KeptUrl.ToString(), (string?)seen["contents"]![0]!["url"]);
        Assert.Equal(order.Kept.ContentType, (string?)seen["contents"]![0]!["contentType"]);
        Assert.Equal(order.Small.Sha256, (string?)seen["contents"]![1]!["sha256"]);
        Assert.Equal([order.OriginalSha256, order.Kept.Sha256], Assert.Single(seen["provenances"]!.AsArray())!.AsArray().Select(value => (string)value!));
        Assert.Equal("receive", (string?)Assert.Single(seen["audits"]!.AsArray()));
        Assert.Equal((receipt.DocumentId, receipt.Version), ((string?)(await SingleEntryAsync())["id"], (string?)(await SingleEntryAsync())["meta"]!["versionId"]));
    }

    [Fact]
    public async Task Filing_again_later_gives_the_same_receipt_and_writes_nothing()
    {
        var order = Filings.Of(Patient);
        var first = await FileAsync(order);

        var second = await FileAsync(order with { FiledAt = order.FiledAt.AddHours(1), Of = 2, PatientPressedSend = false });

        Assert.Equal(first, second);
        Assert.Equal((1, 1), (await CountAsync("POST transaction"), await CountAsync("PUT AuditEvent")));
        await SingleEntryAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Five_workers_at_once_make_one_entry(bool honoursIfNoneMatch)
    {
        await Control.SwitchAsync(honoursIfNoneMatch, updateCreates: true, CancellationToken.None);
        var order = Filings.Of(Patient);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 5).Select(worker => FileAsync(order with { FiledAt = order.FiledAt.AddSeconds(worker) })));

        Assert.Single(receipts.Select(receipt => receipt.DocumentId).Distinct());
        await SingleEntryAsync();
    }

    [Theory]
    [InlineData(RecordFaultKind.Fail)]
    [InlineData(RecordFaultKind.Lose)]
    public async Task An_answer_that_is_lost_after_the_work_is_looked_up_and_not_written_again(RecordFaultKind fault)
    {
        var order = Filings.Of(Patient);
        // The first POST of a filing is its transaction.
        await FaultAsync(fault, times: 1, method: "POST");

        await UnavailableAsync(order);
        Assert.Single(await AllAsync("DocumentReference"));
        var receipt = await FileAsync(order);

        Assert.Equal(receipt.DocumentId, (string?)(await SingleEntryAsync())["id"]);
        Assert.Equal(1, await CountAsync("POST transaction"));
    }

    public static TheoryData<RecordFaultKind, string, string?> Places
    {
        get
        {
            var places = new TheoryData<RecordFaultKind, string, string?>();
            foreach (var fault in Enum.GetValues<RecordFaultKind>().Where(kind => kind != RecordFaultKind.Slow))
            {
                places.Add(fault, "GET", "Patient/");
                places.Add(fault, "GET", "DocumentReference/");
                places.Add(fault, "GET", "Provenance/");
                places.Add(fault, "POST", null);
                places.Add(fault, "POST", "DocumentReference/_search");
                places.Add(fault, "GET", "AuditEvent/");
                places.Add(fault, "PUT", "AuditEvent/");
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Wherever_it_breaks_off_the_repeat_ends_with_one_entry(RecordFaultKind fault, string method, string? path)
    {
        var order = Filings.Of(Patient);
        // Until cleared: .NET itself sends a GET again whose kept-alive connection was cut, and would hide a single cut.
        await FaultAsync(fault, times: null, method, path);

        await UnavailableAsync(order);
        await Control.ClearFaultsAsync(CancellationToken.None);
        await FileAsync(order);

        await SingleEntryAsync();
    }

    [Theory]
    [InlineData("DocumentReference")]
    [InlineData("Provenance")]
    public async Task Of_a_half_written_entry_only_the_other_half_is_written(string there)
    {
        var order = Filings.Of(Patient);
        await FileAsync(order);
        var half = Assert.Single(await AllAsync(there));
        await Control.ResetAsync(CancellationToken.None);
        await PutAsync(half);
        var version = (string?)Assert.Single(await AllAsync(there))["meta"]!["versionId"];

        await FileAsync(order);

        await SingleEntryAsync();
        Assert.Equal(version, (string?)Assert.Single(await AllAsync(there))["meta"]!["versionId"]);
    }

    [Fact]
    public async Task A_record_that_wants_no_audit_events_of_ours_still_gets_the_photo()
    {
        await FaultAsync(RecordFaultKind.Refuse, times: null, method: "PUT", path: "AuditEvent", status: 422);

        await FileAsync(Filings.Of(Patient));

        Assert.Single(await AllAsync("DocumentReference"));
        Assert.Empty(await AllAsync("AuditEvent"));
    }

    [Fact]
    public async Task Two_items_are_two_entries_and_so_are_two_generations_of_one()
    {
        var order = Filings.Of(Patient);

        await FileAsync(order);
        await FileAsync(Filings.Of(Patient));
        await FileAsync(order with { Generation = 2 });

        Assert.Equal(3, (await AllAsync("DocumentReference")).Count);
    }

    [Fact]
    public async Task Another_organisations_record_is_untouched()
    {
        await FileAsync(Filings.Of(Patient));

        Assert.Empty(await Records.Control(Records.South).ResourcesAsync("DocumentReference", CancellationToken.None));
    }
}
