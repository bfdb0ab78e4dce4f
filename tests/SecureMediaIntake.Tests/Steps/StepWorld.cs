using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Webhooks;
using Xunit;

namespace SecureMediaIntake.Tests.Steps;

/// <summary>The journey's steps over rows, blobs, queues and keys in memory: real rules, real ledger, a clock that only the test moves.</summary>
internal sealed class StepWorld
{
    public static readonly CancellationToken None = CancellationToken.None;
    public static readonly Clinician Clinician = TestSite.North;
    public static readonly string Digest = new('d', 64);

    /// <param name="time">Another clock than the test's own, where many write at once and wait for each other.</param>
    /// <param name="webhooks">Of its one organisation.</param>
    public StepWorld(TimeProvider? time = null, IReadOnlyList<Webhook>? webhooks = null)
    {
        Time = time ?? Clock;
        Organisations = new([TestSite.Organisation("X26T1", "Test Trust North", TestSite.NorthTenant, webhooks: webhooks)]);
        var tell = new TellSystems(Webhooks, Webhooks, Edges, Organisations);
        Blobs = new(Time);
        Followed = new(Store, [new KeepLists(Organisations), tell]);
        Outbox = new(
            Followed,
            [
                new SendMessage(Edges), new IndexRequest(Store), new ListActor(Keys, Lists, Lists, Organisations), new AddToList(Lists), new TakeOffList(Lists),
                new TellViewers(Store, Keys, Lists, Lists, Organisations), new DeleteUpload(Blobs), new DeleteReceived(Blobs), new ClearErased(Renditions),
                new ListRequest(Listed, Time), tell,
                new SendText(Edges, Edges, Edges, Keys, Edges, Organisations, Site, Texts, Time),
            ],
            Time);
        Ledger = new(Followed, Edges, Outbox, Options, Time);
        Open = new(Ledger, Keys, new(Directory, Organisations), Organisations, Time);
    }

    public TimeProvider Time { get; }

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public InMemoryRequests Store { get; } = new();

    /// <summary>As the steps see it: with what follows from each change.</summary>
    public FollowedRequests Followed { get; }

    public InMemoryListed Listed { get; } = new();

    public InMemoryEdges Edges { get; } = new();

    public InMemoryLists Lists { get; } = new();

    public InMemoryDirectory Directory { get; } = new();

    public InMemoryKeys Keys { get; } = new();

    public InMemoryRenditions Renditions { get; } = new();

    public InMemoryUploadBlobs Blobs { get; }

    public PipelineOptions Options { get; } = new();

    public TextOptions Texts { get; } = new();

    public PublicOrigin Site { get; } = new(TestSite.Origin);

    public OrganisationDirectory Organisations { get; }

    public InMemoryWebhooks Webhooks { get; } = new();

    public Outbox Outbox { get; }

    public Ledger Ledger { get; }

    public OpenRequest Open { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <param name="change">What the form asks beside the usual.</param>
    public async Task<RequestId> AskAsync(Func<RequestForm, RequestForm>? change = null) =>
        Assert.IsType<Outcome<RequestId>.Ok>(await TryAskAsync(change)).Value;

    public Task<Outcome<RequestId>> TryAskAsync(Func<RequestForm, RequestForm>? change = null)
    {
        var form = new RequestForm(
            InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, "07700 900101", "3 photos", "To see how it heals", 7, null, OpaqueId.New());
        return new RequestMedia(Ledger, Edges, Keys, Lists, Organisations, Directory, new OfferedLanguages([PatientLanguages.English]), Texts, Time)
            .RunAsync(Clinician, change?.Invoke(form) ?? form, None);
    }

    public Task<Outcome<PassedCheck>> CheckAsync(RequestId id, DateOnly answer) =>
        new CheckIdentity(Ledger, Keys, Organisations, Time).RunAsync(new(id, 1), IdentityCheck.Normalise(answer), None);

    /// <summary>A request whose patient passed the check and may upload.</summary>
    /// <param name="realKey">Whether something will be opened with the upload key: making one takes most of a second.</param>
    public async Task<RequestId> AskAndPassAsync(bool realKey = false, Func<RequestForm, RequestForm>? change = null)
    {
        var id = await AskAsync(change);
        Assert.IsType<Outcome<PassedCheck>.Ok>(await CheckAsync(id, InMemoryEdges.Patient.BirthDate));
        if (realKey)
        {
            Assert.IsType<Outcome<UploadKey>.Ok>(await new PrepareUploads(Ledger, Keys, Organisations, Time).RunAsync(await SessionAsync(id), None));
        }
        else
        {
            await PutAsync(id, _ => new UploadKey { KeyId = "upload-key", Modulus = "n", Exponent = "AQAB", Private = "cHJpdmF0ZQ==", Mac = "bWFj" });
        }

        Assert.IsType<Outcome<Agreement>.Ok>(await new AgreeToSend(Ledger, Time).RunAsync(await SessionAsync(id), new("en", new('c', 64), Of: null), None));
        return id;
    }

    public async Task<LinkSession> SessionAsync(RequestId id)
    {
        var request = await ReadAsync(id);
        return new(request, LinkOf(request), LinkOf(request).StateAt(Now, request.AnyReceived()));
    }

    public async Task<RequestSnapshot> ReadAsync(RequestId id) => (await Ledger.ReadAsync(id, None))!;

    public async Task<UploadLink> LinkAsync(RequestId id) => LinkOf(await ReadAsync(id));

    public async Task<MediaItem> ItemAsync(RequestId id, Upload upload) => (await ReadAsync(id)).Item(upload.Item)!;

    /// <summary>A file whose blocks lie in the drop zone.</summary>
    public async Task<Upload> GivenStagedAsync(RequestId id)
    {
        var request = await ReadAsync(id);
        var form = new UploadForm(
            OpaqueId.New(), MediaKind.Photo, "image/jpeg", 1000, EncryptedLayout.EncryptedLength(1000), UploadLimits.MinBlock,
            Convert.ToBase64String(new byte[UploadKey.Bits / 8]), request.Find<UploadKey>(UploadKey.Key)!.KeyId);
        var upload = Assert.IsType<Outcome<Upload>.Ok>(await new ReserveUpload(Ledger, Time).RunAsync(await SessionAsync(id), form, None)).Value;
        Blobs.Put(upload);
        return upload;
    }

    public async Task<Upload> GivenCommittedAsync(RequestId id)
    {
        var upload = await GivenStagedAsync(id);
        Assert.IsType<Outcome<Completion>.Ok>(await CompleteAsync(await SessionAsync(id), upload));
        return (await ReadAsync(id)).Find<Upload>(upload.RowKey)!;
    }

    public async Task<Upload> GivenReceivedAsync(RequestId id)
    {
        var upload = await GivenCommittedAsync(id);
        Assert.IsType<Outcome<MediaItem>.Ok>(await ReceiveAsync(id, upload));
        return (await ReadAsync(id)).Find<Upload>(upload.RowKey)!;
    }

    /// <summary>An item that is sealed, with its rendition.</summary>
    public async Task<Upload> GivenSealedAsync(RequestId id)
    {
        var upload = await GivenReceivedAsync(id);
        using var key = await KeyAsync(id);
        var rendition = new Rendition
        {
            Item = upload.Item,
            Parts = [Part(RenditionPart.Kept), Part(RenditionPart.Preview)],
            Report = SealedReport.Seal(TestSite.Report(Now, MediaKind.Photo), key),
            OriginalSha256 = new('a', 64),
            OriginalLength = 1000,
            Scan = ScanState.NotScanned,
            SealedAt = Now,
            SanitiseSeconds = 1,
            SealSeconds = 1,
        };
        await PutAsync(
            id,
            request => ((Outcome<MediaItem>.Ok)ItemRules.Apply(request.Item(upload.Item)!, new ItemEvent.Seal())).Value,
            _ => rendition);
        return upload;
    }

    public async Task<RecordKey> KeyAsync(RequestId id) => await Keys.OpenAsync(
        Organisations.ByCode(Clinician.Organisation), id, (await ReadAsync(id)).Find<KeyRow>(KeyRow.Key)!, None);

    public Task<Outcome<Completion>> CompleteAsync(LinkSession session, Upload upload) =>
        new CompleteUpload(Ledger, Blobs, Time).RunAsync(session, upload.Item, upload.BlockCount, Digest, None);

    public Task<Outcome<MediaItem>> ReceiveAsync(RequestId id, Upload upload) => new ReceiveUpload(Ledger, Blobs, Texts, Time).RunAsync(id, upload, None);

    public async Task<Outcome<SentMedia>> SendAsync(RequestId id) => await new SendToTeam(Ledger, Time).RunAsync(await SessionAsync(id), None);

    public Task<Outcome<bool>> CancelAsync(RequestId id, bool tellPatient = false) =>
        new CancelRequest(Ledger, Open, Time).RunAsync(Clinician, id, tellPatient, None);

    public Task<Outcome<int>> ReissueAsync(RequestId id, string? mobile = "07700 900101", int days = 7, int replaces = 1) =>
        new ReissueLink(Ledger, Open, Texts, Time).RunAsync(Clinician, id, new(mobile, days, replaces), None);

    /// <summary>What a message on <c>check-request</c> that only says "look" brings about.</summary>
    public async Task LookAsync(RequestId id)
    {
        Assert.IsType<Outcome<int>.Ok>(await new SendDueTexts(Ledger, Texts, Time).RunAsync(id, None));
        await new AskForReceipts(Ledger, Edges, new(Ledger, Time), Edges, Texts, Time).RunAsync(id, None);
    }

    /// <summary>Writes rows as a step would that is not part of the test.</summary>
    public async Task PutAsync(RequestId id, params Func<RequestSnapshot, IRow>[] rows) => await Ledger.ChangeAsync<bool>(
        id,
        OperationId.New(),
        request => new Decision<bool>(new Change { Put = [.. rows.Select(row => row(request))], Trail = [new("given", MediaRequest.Key, Actors.Service)] }, true),
        None);

    public IReadOnlyList<string> Actions(RequestId id) => [.. Store.Trail(id).Select(line => line.Action)];

    /// <summary>Messages about the item, watchdogs left out.</summary>
    public IReadOnlyList<string> QueuesTold(ItemId item) => [.. Edges.Sent.Where(sent => sent.Message.Item == item).Select(sent => sent.Queue)];

    private SealedPart Part(RenditionPart part)
    {
        var blob = OpaqueId.New();
        Renditions.Add(blob, []);
        return new(part, blob, "image/jpeg", 0, new('b', 64), "etag", "key", 4, 3);
    }

    private static UploadLink LinkOf(RequestSnapshot request) => request.Find<UploadLink>(UploadLink.KeyOf(1))!;
}
