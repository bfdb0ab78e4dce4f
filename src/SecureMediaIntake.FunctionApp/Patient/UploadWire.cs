using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The script's words for a file.</summary>
internal sealed record ReserveUploadRequest(
    string PickId, string Kind, string ContentType, long Length, long EncryptedLength, int BlockSize, string WrappedKey, string KeyId)
{
    /// <summary>An unknown kind becomes a value that the rules refuse.</summary>
    public UploadForm ToForm() => new(
        PickId,
        Kind switch
        {
            "photo" => MediaKind.Photo,
            "video" => MediaKind.Video,
            _ => (MediaKind)(-1),
        },
        ContentType,
        Length,
        EncryptedLength,
        BlockSize,
        WrappedKey,
        KeyId);
}

internal sealed record ReserveUploadResponse(string Id, int BlockCount, string BlockIdPrefix, int Ordinal)
{
    public static ReserveUploadResponse From(Upload upload, int ordinal) => new(upload.Item.Value, upload.BlockCount, upload.BlockIdPrefix, ordinal);
}

internal sealed record UploadRightResponse(string Url, DateTimeOffset ExpiresAt);

internal sealed record CompleteUploadRequest(int BlockCount, string Digest);

internal sealed record BlocksMissingResponse(string Code, IReadOnlyList<int> Missing);

internal sealed record ProblemResponse(string Code, string PublicMessage);

internal sealed record UploadStateResponse(string State, ProblemResponse? Problem)
{
    public static UploadStateResponse From(RequestSnapshot request, MediaItem item, Words words) => new(
        item.Status switch
        {
            ItemStatus.Reserved when request.Find<Upload>(Upload.KeyOf(item.Id)) is { IsUnderWay: true } => "checking",
            ItemStatus.Reserved => "reserved",
            ItemStatus.Refused => "refused",

            // Sealed, filed, or waiting for a person: to the patient it arrived.
            _ => "received",
        },
        item is { Status: ItemStatus.Refused, Cause: { } cause, PublicMessage: { } message } ? new(cause, words.Of(cause, message)) : null);
}

internal sealed record JsonWebKeyResponse(string Kty, string N, string E, string Alg, bool Ext);

internal sealed record UploadKeyResponse(string KeyId, JsonWebKeyResponse Jwk);

internal sealed record UploadResponse(
    string Id, string PickId, int Ordinal, string Kind, string State, long Length, ProblemResponse? Problem);

internal sealed record UploadListResponse(
    UploadKeyResponse UploadKey, long MaxFileBytes, int MaxFiles, long MaxLinkBytes, IReadOnlyList<UploadResponse> Uploads)
{
    public static UploadListResponse From(RequestSnapshot request, UploadKey key, Words words) => new(
        new(key.KeyId, new("RSA", key.Modulus, key.Exponent, EncryptionData.JsonWebKeyAlgorithm, Ext: true)),
        UploadLimits.MaxFileBytes,
        UploadLimits.MaxFiles,
        UploadLimits.MaxLinkBytes,
        [.. request.Items().Where(item => item.Status is not ItemStatus.Erased).Select(item => One(request, item, words))]);

    private static UploadResponse One(RequestSnapshot request, MediaItem item, Words words)
    {
        var upload = request.Find<Upload>(Upload.KeyOf(item.Id))!;
        var state = UploadStateResponse.From(request, item, words);
        var kind = item.Kind == MediaKind.Photo ? "photo" : "video";
        return new(item.Id.Value, upload.PickId, item.Number, kind, state.State, upload.Length, state.Problem);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReserveUploadRequest))]
[JsonSerializable(typeof(ReserveUploadResponse))]
[JsonSerializable(typeof(UploadRightResponse))]
[JsonSerializable(typeof(CompleteUploadRequest))]
[JsonSerializable(typeof(BlocksMissingResponse))]
[JsonSerializable(typeof(UploadStateResponse))]
[JsonSerializable(typeof(UploadListResponse))]
internal sealed partial class PatientJson : JsonSerializerContext;
