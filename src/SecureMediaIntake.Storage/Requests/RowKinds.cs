using System.Text.Json.Serialization.Metadata;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>Which type a row is, by the word before the colon of its key. A test finds the row types of Domain that are missing here.</summary>
internal static class RowKinds
{
    private static readonly Dictionary<string, JsonTypeInfo> Known = new(StringComparer.Ordinal)
    {
        [CaptureCode.Key] = RowsJson.Of<CaptureCode>(),
        [StaffConsent.Key] = RowsJson.Of<StaffConsent>(),
        [MediaRequest.Key] = RowsJson.Of<MediaRequest>(),
        [KeyRow.Key] = RowsJson.Of<KeyRow>(),
        [Agreement.Key] = RowsJson.Of<Agreement>(),
        [UploadKey.Key] = RowsJson.Of<UploadKey>(),
        [Of(ActorRow.Prefix)] = RowsJson.Of<ActorRow>(),
        [Erasure.Key] = RowsJson.Of<Erasure>(),
        [LegalHold.Key] = RowsJson.Of<LegalHold>(),
        [Of(EmergencyRow.Prefix)] = RowsJson.Of<EmergencyRow>(),
        [Of(GrantRow.Prefix)] = RowsJson.Of<GrantRow>(),
        [Of(Misfile.Prefix)] = RowsJson.Of<Misfile>(),
        [Of(MisfileRead.Prefix)] = RowsJson.Of<MisfileRead>(),
        [Of(OutboxRow.Prefix)] = RowsJson.Of<OutboxRow>(),
        [Of(MediaItem.Prefix)] = RowsJson.Of<MediaItem>(),
        [Of(TextRow.Prefix)] = RowsJson.Of<TextRow>(),
        [Of(UploadLink.Prefix)] = RowsJson.Of<UploadLink>(),
        [Of(ViewLink.Prefix)] = RowsJson.Of<ViewLink>(),
        [Of(NoteRow.Prefix)] = RowsJson.Of<NoteRow>(),
        [Of(NotesRead.Prefix)] = RowsJson.Of<NotesRead>(),
        [PatientNote.Key] = RowsJson.Of<PatientNote>(),
        [Declined.Key] = RowsJson.Of<Declined>(),
        [Of(LinkReport.Prefix)] = RowsJson.Of<LinkReport>(),
        [Of(Upload.Prefix)] = RowsJson.Of<Upload>(),
        [Of(Rendition.Prefix)] = RowsJson.Of<Rendition>(),
        [Of(Refusal.Prefix)] = RowsJson.Of<Refusal>(),
        [Of(FiledEntry.Prefix)] = RowsJson.Of<FiledEntry>(),
        [Of(OriginalGone.Prefix)] = RowsJson.Of<OriginalGone>(),
        [WaitingRow.Key] = RowsJson.Of<WaitingRow>(),
        [UrgencyRow.Key] = RowsJson.Of<UrgencyRow>(),
        [OwnerRow.Key] = RowsJson.Of<OwnerRow>(),
        [Of(SaidRow.Prefix)] = RowsJson.Of<SaidRow>(),
        [Of(PrivateShown.Prefix)] = RowsJson.Of<PrivateShown>(),
    };

    /// <summary>The kind of a row key or prefix: <c>item</c> of <c>item:…</c>.</summary>
    public static string Of(string rowKey) => rowKey.Split(':', 2)[0];

    /// <summary>How rows of this kind are written, or null for a kind that a newer version of the service brought.</summary>
    public static JsonTypeInfo? Form(string kind) => Known.GetValueOrDefault(kind);
}
