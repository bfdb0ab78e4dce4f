using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>A photo in a posted form.</summary>
/// <param name="Head">Its first bytes, at most as many as tell the types apart.</param>
/// <param name="Content">All of its bytes, the first ones included, as they come in.</param>
internal sealed record PostedPhoto(string ClaimedType, byte[] Head, Stream Content);

/// <summary>The plain form of P6 (multipart/form-data, RFC 7578), read part by part in the order of the page: first its token, then the photo.</summary>
internal sealed class PhotoForm(MultipartReader parts)
{
    private const string TokenField = "__RequestVerificationToken";

    private const string PhotoField = "photos";

    /// <summary>Characters of the token are 155 today; whoever sends more sends something else.</summary>
    private const int LongestToken = 1_000;

    /// <returns>Null when the request is no such form.</returns>
    public static PhotoForm? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary
            ? new(new(boundary, request.Body))
            : null;

    /// <returns>The page's token, which must be the first part: read before a byte of the photo is.</returns>
    public async Task<string?> TokenAsync(CancellationToken cancellation)
    {
        if (await NextAsync(cancellation) is not { Name: TokenField, Part: var part })
        {
            return null;
        }

        var bytes = new byte[LongestToken];
        var read = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read == bytes.Length ? null : System.Text.Encoding.ASCII.GetString(bytes, 0, read);
    }

    /// <returns>The photo; null when none was chosen: then browsers send a part without name and bytes.</returns>
    public async Task<PostedPhoto?> PhotoAsync(CancellationToken cancellation)
    {
        if (await NextAsync(cancellation) is not { Name: PhotoField, Part: var part, FileName: { Length: > 0 } })
        {
            return null;
        }

        var head = new byte[MediaSniff.HeadLength];
        var read = await part.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var claimed = part.ContentType ?? string.Empty;
        return new(
            claimed.Length > UploadLimits.MaxClaimedType ? string.Empty : claimed,
            head[..read],
            new HeadThenRest(head.AsMemory(0, read), part.Body));
    }

    private async Task<FormPart?> NextAsync(CancellationToken cancellation) =>
        await parts.ReadNextSectionAsync(cancellation) is { } part
        && ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
            ? new(HeaderUtilities.RemoveQuotes(disposition.Name).Value, HeaderUtilities.RemoveQuotes(disposition.FileName).Value, part)
            : null;

    private sealed record FormPart(string? Name, string? FileName, MultipartSection Part);
}
