using System.Diagnostics;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Media;

/// <summary>
/// Sends a sealed file: a range, the whole of a small one, or the whole of a large one region by region. At most one region lies open in memory.
/// </summary>
/// <param name="open">Decides, writes the trail's line and opens; called again during a long answer.</param>
internal sealed class MediaAnswer(Func<CancellationToken, Task<Outcome<OpenedMedia>>> open, TimeProvider clock)
{
    /// <summary>
    /// How long an answer goes on before the right to it is asked for again. With the age that an answer of the directory may have, recall, erasure and a lost
    /// role bite within 5 seconds (docs/design.md, G15).
    /// </summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5) - IDirectory.Oldest;

    /// <returns>Null when it was sent; or why nothing was, for the caller to say in its own way.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not the bytes that were sealed. Nothing, or not all, was sent.</exception>
    public async Task<Problem?> SendAsync(HttpContext context)
    {
        switch (await open(context.RequestAborted))
        {
            case Outcome<OpenedMedia>.Refused(var problem):
                return problem;

            case Outcome<OpenedMedia>.Ok(var media):
                await SendAsync(context, media);
                return null;

            default:
                throw new UnreachableException();
        }
    }

    private async Task SendAsync(HttpContext context, OpenedMedia media)
    {
        var (request, part) = (context.Request, media.Part);
        var etag = $"\"{part.Sha256}\"";

        // A range means something for GET only (RFC 9110 section 14.2).
        var range = HttpMethods.IsGet(request.Method)
            ? ByteRange.Read(Header(request, "Range"), Header(request, "If-Range"), etag, part.Length)
            : new ByteRange.Whole();

        switch (range)
        {
            case ByteRange.None:
                media.Dispose();
                context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                context.Response.Headers.ContentRange = $"bytes */{part.Length}";
                context.Response.Headers.AcceptRanges = "bytes";
                break;

            case ByteRange.Part(var offset, var length):
                await SendPartAsync(context, media, etag, offset, length);
                break;

            case ByteRange.Whole when HttpMethods.IsHead(request.Method):
                media.Dispose();
                Describe(context.Response, part, etag, part.Length);
                break;

            case ByteRange.Whole:
                await SendWholeAsync(context, media, etag);
                break;

            default:
                throw new UnreachableException();
        }
    }

    private static async Task SendPartAsync(HttpContext context, OpenedMedia media, string etag, long offset, int length)
    {
        using (media)
        {
            var bytes = await media.ReadAsync(offset, length, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {offset}-{offset + length - 1}/{media.Part.Length}";
            Describe(context.Response, media.Part, etag, length);
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private async Task SendWholeAsync(HttpContext context, OpenedMedia first, string etag)
    {
        var media = first;

        try
        {
            var asked = clock.GetTimestamp();

            for (long at = 0; at < first.Part.Length; at += IRenditions.MaxRange)
            {
                if (clock.GetElapsedTime(asked) >= AskAgainAfter)
                {
                    media.Dispose();

                    if (await open(context.RequestAborted) is not Outcome<OpenedMedia>.Ok(var still) || still.Part != first.Part)
                    {
                        // Recalled or erased meanwhile. The promised length cannot be kept, and a cut connection says so.
                        context.Abort();
                        return;
                    }

                    media = still;
                    asked = clock.GetTimestamp();
                }

                var bytes = await media.ReadAsync(at, (int)Math.Min(IRenditions.MaxRange, first.Part.Length - at), context.RequestAborted);

                if (at == 0)
                {
                    // Only now: bytes that do not open must become an error, not a promise of a picture.
                    Describe(context.Response, first.Part, etag, first.Part.Length);
                }

                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }
        }
        finally
        {
            media.Dispose();
        }
    }

    private static void Describe(HttpResponse response, SealedPart part, string etag, long length)
    {
        response.ContentType = part.ContentType;
        response.ContentLength = length;
        response.Headers.ETag = etag;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ContentDisposition = $"inline; filename={NameOf(part)}";

        // Opened by itself it is a document of our origin: without scripts, frames, or anything else of that origin.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>Says what it is and nothing of whom: a saved copy must not carry a name into a downloads folder.</summary>
    private static string NameOf(SealedPart part) => (part.Part, part.ContentType) switch
    {
        (RenditionPart.Kept, "video/mp4") => "video.mp4",
        (RenditionPart.Kept, _) => "photo.jpg",
        (RenditionPart.Preview, _) => "preview.jpg",
        (RenditionPart.Thumbnail, _) => "thumbnail.jpg",
        (RenditionPart.Poster, _) => "poster.jpg",
        ({ } still, _) when Filmstrip.IsStill(still) => Filmstrip.FileName(still),
        _ => throw new UnreachableException($"Part {part.Part} has no name."),
    };

    private static string? Header(HttpRequest request, string name) => request.Headers[name] is { Count: > 0 } values ? values.ToString() : null;
}
