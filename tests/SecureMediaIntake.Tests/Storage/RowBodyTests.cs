using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Storage.Requests;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

public sealed class RowBodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, 123, TimeSpan.Zero);
    private static readonly ItemId Item = ItemId.New();
    private static readonly SealedPart Part = new(RenditionPart.Kept, "blob", "image/jpeg", 10, "ab", "\"0x1\"", "record/1", 4, 3);

    public static TheoryData<IRow> Rows =>
    [
        new MediaRequest
        {
            Id = RequestId.New(), Organisation = "AAA01", Status = RequestStatus.Cancelled, CreatedAt = Now, EndsAt = Now.AddDays(7),
            Requester = "0123", Asked = new("YXNrZWQ="), AskedMac = "bWFj", Trail = new(5, new('a', 64)), NextEffect = 9, Language = "cy",
            Videos = new(WithoutSound: true, UpTo4K: true), ForAnother = true, LookWithinDays = 7, TakenByStaff = true, IsMovedIn = true,
            RequesterList = "list",
        },
        new KeyRow { VaultKeyId = "https://v.example/keys/a/1", Wrapped = "d3JhcA==", Mac = "bWFj" },
        new ActorRow { Pseudonym = "0123", Name = new("bmFtZQ=="), Person = new("cGVyc29u"), IsSystem = true },
        new OutboxRow { Number = 12, Kind = "send-message", Argument = "a|b|0", Operation = OperationId.New(), OwedAt = Now },
        new MediaItem
        {
            Id = Item, Ordinal = 2, Number = 2, Kind = MediaKind.Video, Status = ItemStatus.NeedsAttention, ReservedAt = Now, ReceivedAt = Now.AddMinutes(1), SentOnAt = Now.AddHours(1),
            Fence = 3, Cause = "poison", PublicMessage = "words", SetAsideFrom = ItemStatus.Sealed, Refilings = 1,
        },
        new CaptureCode { SecretHash = new('a', 64), EndsAt = Now },
        new StaffConsent { Given = ConsentGiven.BestInterests, By = "0123", At = Now },
        new Agreement { Words = Agreement.WordsNow, Language = "en", WordsSha256 = new('c', 64), Of = PhotosOf.Adult, At = Now },
        new LinkReport { Link = 1, What = Reported.NotForMe, At = Now },
        new Declined { At = Now },
        new PatientNote { Text = new("bm90ZQ=="), Language = "cy", At = Now },
        new Upload
        {
            Item = Item, PickId = "pick", Epoch = 2, Length = 3_000_000_000, EncryptedLength = 3_000_000_028, BlockSize = 4, BlockCount = 5,
            BlockIdPrefix = "abc", WrappedKey = "d3JhcA==", KeyId = "upload-1", Blob = "blob", CommittedETag = "\"0x8DD\"", Digest = "ab",
            ReceivedETag = "\"0x8DE\"", Sha256 = "cd",
        },
        new UploadKey { KeyId = "upload-1", Modulus = "n", Exponent = "AQAB", Private = null, Mac = "bWFj" },
        new FiledEntry { Item = Item, Generation = 1, DocumentId = "d", ProvenanceId = "p", Version = null, FiledAt = Now, Seconds = 1.25 },
        new OriginalGone { Item = Item, At = Now },
        new MisfileRead { Misfile = "misfile", Reader = "0123", At = Now },
        new UrgencyRow { Urgency = Urgency.Urgent, Why = new("d2h5"), By = "0123", At = Now },
        new OwnerRow { Person = "0123", List = "list", PassedBy = "4567", At = Now, TakenAt = Now.AddMinutes(3) },
        new SaidRow { Operation = OperationId.New(), Words = new("d29yZHM=") },
        new Refusal { Item = Item, Report = new("cmVwb3J0") },
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_read_as_it_was_written(IRow row)
    {
        var (read, foreign) = RowBody.Read(row.RowKey, RowBody.Version, RowBody.Write(row, foreign: null));

        Assert.Equal(row, read);
        Assert.Null(foreign);
    }

    [Fact]
    public void Lists_inside_rows_survive_too()
    {
        var link = new UploadLink
        {
            Number = 1, EndsAt = Now, Check = CheckKind.AgreedWord, AnswerMac = "bWFj", Status = LinkStatus.Verified,
            Tries = [OperationId.New(), OperationId.New()], Epoch = 2, Session = new("ab", Now, Now.AddMinutes(1)),
        };
        var view = new ViewLink
        {
            Number = 2, Press = "press", Status = ViewLinkStatus.Checked, EndsAt = Now.AddDays(7), Items = [Item], To = new("dG8="), ForAnother = true, Language = "cy",
            Check = CheckKind.AgreedWord, AnswerMac = "bWFj", MadeBy = "0123", MadeAt = Now, Tries = [OperationId.New()], NumberTries = [OperationId.New()], Epoch = 3,
            Session = new("ab", Now, Now.AddMinutes(1)), Numbers = new("bWFj", Now), NumbersSent = 2, EndedAt = Now.AddDays(1),
        };
        var readView = (ViewLink)RowBody.Read(view.RowKey, RowBody.Version, RowBody.Write(view, null)).Row!;
        Assert.Equal((view.Items, view.Tries, view.NumberTries), (readView.Items, readView.Tries, readView.NumberTries), (one, other) =>
            one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2) && one.Item3.SequenceEqual(other.Item3));
        Assert.Equal(view, readView with { Items = view.Items, Tries = view.Tries, NumberTries = view.NumberTries });

        var rendition = new Rendition
        {
            Item = Item, Parts = [Part, Part with { Part = RenditionPart.Thumbnail }], Report = new("cmVwb3J0"), OriginalSha256 = "ab",
            OriginalLength = 7, Scan = ScanState.Clean, SealedAt = Now, SanitiseSeconds = 0.5, SealSeconds = 0.25,
        };

        var misfile = new Misfile
        {
            Id = "misfile", Items = [new(Item, ItemStatus.Filed, 2, Withdrawal.Refused, "corrected-in-record")], Reason = new("d2h5"), AskedBy = "0123", AskedAt = Now,
            Wish = MisfileWish.Move, Target = new("dGFyZ2V0"), NamedBy = "4567", Viewers = ["0123", "89ab"], Decision = MisfileDecision.Move, DecidedBy = "89ab",
            DecidedAt = Now, SettledAt = Now,
        };
        var readMisfile = (Misfile)RowBody.Read(misfile.RowKey, RowBody.Version, RowBody.Write(misfile, null)).Row!;
        Assert.Equal(misfile.Items, readMisfile.Items);
        Assert.Equal(misfile.Viewers, readMisfile.Viewers);
        Assert.Equal(misfile, readMisfile with { Items = misfile.Items, Viewers = misfile.Viewers });

        var erasure = new Erasure
        {
            Case = "England/Adult/P8Y", AskedBy = "0123", AskedAt = Now, Withdraw = true, AgreedBy = "4567", AgreedAt = Now,
            LastKey = new() { VaultKeyId = "key/1", Wrapped = "d3JhcHBlZA==", Mac = "bWFj" }, KeySha256 = new('a', 64),
            Entries = [new(Item, 2, Withdrawal.Refused, "corrected-in-record")], DoneAt = Now,
        };
        var readErasure = (Erasure)RowBody.Read(erasure.RowKey, RowBody.Version, RowBody.Write(erasure, null)).Row!;
        Assert.Equal(erasure.Entries, readErasure.Entries);
        Assert.Equal(erasure, readErasure with { Entries = erasure.Entries });

        var grant = new GrantRow
        {
            Id = "grant", Organisation = "AAA01", Mark = "mark", Reader = "0123", To = new("dG8="), Why = new("d2h5"), SharedBy = "4567", SharedAt = Now,
            Until = Now.AddDays(7), Items = [Item], EndedAt = Now.AddDays(1), StartsAt = Now.AddSeconds(30), Second = "89ab", SecondName = new("bmFtZQ=="),
            Answer = SecondAnswer.Agreed, AnsweredAt = Now.AddHours(1),
        };
        var readGrant = (GrantRow)RowBody.Read(grant.RowKey, RowBody.Version, RowBody.Write(grant, null)).Row!;
        Assert.Equal(grant.Items, readGrant.Items);
        Assert.Equal(grant, readGrant with { Items = grant.Items });

        var emergency = new EmergencyRow
        {
            Id = "emergency", By = "0123", Reason = new("d2h5"), At = Now, Until = Now.AddHours(1), Requests = [RequestId.New(), RequestId.New()], ReviewedBy = "4567",
            ReviewedAt = Now.AddDays(1),
        };
        var readEmergency = (EmergencyRow)RowBody.Read(emergency.RowKey, RowBody.Version, RowBody.Write(emergency, null)).Row!;
        Assert.Equal(emergency.Requests, readEmergency.Requests);
        Assert.Equal(emergency, readEmergency with { Requests = emergency.Requests });

        var note = new NoteRow
        {
            Number = 3, Press = "press", By = "0123", At = Now, Item = Item, Text = new("bm90ZQ=="), WithShared = true, Filing = NoteFiling.Filed,
            Urgency = Urgency.Soon, Why = new("d2h5"),
            To = [new NoteMention { Mark = "mark", Name = new("bmFtZQ=="), AcknowledgedBy = "4567", AcknowledgedAt = Now }],
        };
        var seen = new NotesRead { Reader = "0123", Seen = new Dictionary<int, DateTimeOffset> { [1] = Now, [12] = Now.AddMinutes(1) } };

        var readNote = (NoteRow)RowBody.Read(note.RowKey, RowBody.Version, RowBody.Write(note, null)).Row!;
        var readSeen = (NotesRead)RowBody.Read(seen.RowKey, RowBody.Version, RowBody.Write(seen, null)).Row!;
        var readLink = (UploadLink)RowBody.Read(link.RowKey, RowBody.Version, RowBody.Write(link, null)).Row!;
        var readRendition = (Rendition)RowBody.Read(rendition.RowKey, RowBody.Version, RowBody.Write(rendition, null)).Row!;

        var waiting = new WaitingRow
        {
            Signals = [new("item:1", WaitingFor.LateArrival, Now, IsTaken: true)],
            Clock = new WaitClock(Responsible.Seniors, Now, Now.AddMinutes(7.5), Now.AddMinutes(15)) { IsReminded = true },
        };

        Assert.True(waiting.IsLike((WaitingRow)RowBody.Read(waiting.RowKey, RowBody.Version, RowBody.Write(waiting, null)).Row!));
        Assert.Equal(link.Tries, readLink.Tries);
        Assert.Equal(link, readLink with { Tries = link.Tries });
        Assert.Equal(rendition.Parts, readRendition.Parts);
        Assert.Equal(rendition, readRendition with { Parts = rendition.Parts });
        Assert.Equal(note.To, readNote.To);
        Assert.Equal(note, readNote with { To = note.To });
        Assert.Equal(seen.Seen, readSeen.Seen);
        Assert.Equal(seen, readSeen with { Seen = seen.Seen });
    }

    [Fact]
    public void The_stored_form_is_names_and_nothing_that_can_be_computed()
    {
        var body = JsonNode.Parse(RowBody.Write(new MediaItem { Id = Item, Ordinal = 1, Number = 1, Kind = MediaKind.Photo, ReservedAt = Now }, null))!.AsObject();

        Assert.Equal(["id", "ordinal", "number", "kind", "status", "reservedAt", "receivedAt", "sentOnAt", "fence", "cause", "publicMessage", "setAsideFrom", "refilings"], body.Select(member => member.Key));
        Assert.Equal("Reserved", (string?)body["status"]);
    }

    [Fact]
    public void Members_of_a_newer_version_are_written_back_and_never_win_over_ours()
    {
        var item = new MediaItem { Id = Item, Ordinal = 1, Number = 1, Kind = MediaKind.Photo, ReservedAt = Now };
        var newer = RowBody.Write(item, null).Insert(1, "\"bodySite\":[1,2],");

        var (read, foreign) = RowBody.Read(item.RowKey, RowBody.Version, newer);
        foreign!["fence"] = 99;
        var written = JsonNode.Parse(RowBody.Write((MediaItem)read! with { Fence = 1 }, foreign))!.AsObject();

        Assert.Equal("[1,2]", written["bodySite"]!.ToJsonString());
        Assert.Equal(1, (int)written["fence"]!);
    }

    [Fact]
    public void A_request_from_before_there_was_a_choice_keeps_sound_and_the_usual_size()
    {
        var request = new MediaRequest
        {
            Id = RequestId.New(), Organisation = "AAA01", Status = RequestStatus.Open, CreatedAt = Now, EndsAt = Now.AddDays(7),
            Requester = "0123", Asked = new("YXNrZWQ="), AskedMac = "bWFj",
        };
        var older = JsonNode.Parse(RowBody.Write(request, null))!.AsObject();
        Assert.True(older.Remove("videos"));

        var read = (MediaRequest)RowBody.Read(MediaRequest.Key, RowBody.Version, older.ToJsonString()).Row!;

        Assert.Equal(new VideoWishes(WithoutSound: false, UpTo4K: false), read.Videos);
    }

    [Fact]
    public void A_row_of_an_unknown_kind_is_passed_over_and_one_of_a_newer_form_is_not_misread()
    {
        Assert.Null(RowBody.Read("letter:1", 9, "{}").Row);
        Assert.Throws<InvalidDataException>(() => RowBody.Read(KeyRow.Key, RowBody.Version + 1, "{}"));
    }

    [Fact]
    public void A_row_under_another_rows_key_is_refused()
    {
        var item = new MediaItem { Id = Item, Ordinal = 1, Number = 1, Kind = MediaKind.Photo, ReservedAt = Now };

        Assert.Throws<InvalidDataException>(() => RowBody.Read(MediaItem.KeyOf(ItemId.New()), RowBody.Version, RowBody.Write(item, null)));
    }
}
