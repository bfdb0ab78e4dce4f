using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>A request that was made, or had been made with the same key.</summary>
internal sealed record MediaRequestMade(string Id, string Status);

/// <summary>Where a request stands. Nothing about the patient: the caller sent that, and knows.</summary>
/// <param name="Status">open or cancelled.</param>
/// <param name="Link">issued, opened, verified, consumed, locked, revoked or expired.</param>
/// <param name="EndsAt">First instant at which the link no longer works.</param>
internal sealed record MediaRequestState(
    string Id, string Status, string Link, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, IReadOnlyList<MediaItemState> Items)
{
    public static MediaRequestState From(RequestSheet sheet) => new(
        sheet.Head.Id.Value,
        Names.Of(sheet.Head.Status),
        Names.Of(sheet.Link),
        sheet.Head.CreatedAt,
        sheet.Head.EndsAt,
        [.. sheet.Items.Select(MediaItemState.From)]);
}

/// <param name="Number">1, 2, 3 … as the patient's and the clinician's pages call it.</param>
/// <param name="Status">reserved, received, sealed, filed, acknowledged, refused or needs-attention.</param>
/// <param name="Cause">Stable code of a refusal or of what needs attention.</param>
/// <param name="PublicMessage">Of a refusal, the words and the advice that the patient reads.</param>
/// <param name="DocumentId">Logical id of the DocumentReference in the organisation's care record, once filed.</param>
/// <param name="Original">What the phone sent; absent until it is sealed.</param>
/// <param name="Kept">What is kept, as sanitised; absent until it is sealed.</param>
/// <param name="Seconds">How long the stages took.</param>
internal sealed record MediaItemState(
    string Id,
    int Number,
    string Kind,
    string Status,
    DateTimeOffset? ReceivedAt,
    string? Cause,
    string? PublicMessage,
    string? DocumentId,
    FileState? Original,
    FileState? Kept,
    StageSeconds? Seconds)
{
    public static MediaItemState From(ItemSheet sheet) => new(
        sheet.Item.Id.Value,
        sheet.Item.Number,
        Names.Of(sheet.Item.Kind),
        Names.Of(sheet.Item.Status),
        sheet.Item.ReceivedAt,
        sheet.Item.Status is ItemStatus.Refused or ItemStatus.NeedsAttention ? sheet.Item.Cause : null,
        sheet.Item.Status is ItemStatus.Refused ? sheet.Item.PublicMessage : null,
        sheet.Filed?.DocumentId,
        sheet.Rendition is { } rendition ? new(rendition.OriginalLength, rendition.OriginalSha256) : null,
        sheet.Rendition?.Find(RenditionPart.Kept) is { } kept ? new(kept.Length, kept.Sha256) : null,
        sheet.Rendition is { } timed ? new(timed.SanitiseSeconds, timed.SealSeconds, sheet.Filed?.Seconds) : null);
}

/// <param name="Bytes">Length of the plain file.</param>
/// <param name="Sha256">Of the plain file, lower-case hexadecimal.</param>
internal sealed record FileState(long Bytes, string Sha256);

/// <summary>Seconds from the claim to clean files, from those to sealed ones, and for filing with its reading back.</summary>
internal sealed record StageSeconds(double Sanitise, double Seal, double? File);

/// <summary>States as they are written to the wire.</summary>
internal static class Names
{
    public static string Of<T>(T state)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaRequestMade))]
[JsonSerializable(typeof(MediaRequestState))]
internal sealed partial class MediaRequestAnswerJson : JsonSerializerContext;
