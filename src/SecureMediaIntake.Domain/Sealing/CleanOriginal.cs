using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>What came out of a hostile file, and what is known of the file itself.</summary>
public sealed record CleanMedia(SanitisedMedia Media, MediaKind Kind, string OriginalSha256, ScanState Scan);

/// <summary>From a received upload to clean files in a private folder: decrypt, scan, look, sanitise. Changes no state.</summary>
public sealed class CleanOriginal(IOriginals originals, IScanner scanner, ISanitiser sanitiser)
{
    /// <returns>The clean files; or why the upload cannot be used, in words for the patient.</returns>
    /// <exception cref="UnavailableException">Storage, scanner or sandbox do not answer.</exception>
    /// <exception cref="GateFailedException">Our own output failed our own check.</exception>
    public async Task<Outcome<CleanMedia>> RunAsync(
        Upload upload, UploadKey uploadKey, RecordKey key, ScratchFolder folder, SanitisingOptions options, CancellationToken cancellation)
    {
        using var privateKey = uploadKey.OpenPrivate(key);
        var decrypted = await originals.DecryptAsync(upload, privateKey, folder.OriginalPath, cancellation);
        CrashPoint.Hit("SanitiseAndSeal.decrypted.after");

        if (decrypted is not Outcome<string>.Ok(var sha256))
        {
            return ((Outcome<string>.Refused)decrypted).Problem;
        }

        // Scanned before a decoder sees it, although the sandbox would hold: the cheaper defence first.
        var scanned = await scanner.ScanAsync(folder.OriginalPath, cancellation);
        CrashPoint.Hit("SanitiseAndSeal.scanned.after");

        if (scanned is not Outcome<ScanState>.Ok(var scan))
        {
            return ((Outcome<ScanState>.Refused)scanned).Problem;
        }

        return await SniffAsync(folder.OriginalPath, cancellation) switch
        {
            Outcome<SniffedMedia>.Refused(var problem) => problem,
            Outcome<SniffedMedia>.Ok(var sniffed) => (await sanitiser.SanitiseAsync(folder, sniffed, options, cancellation))
                .Then<CleanMedia>(media => new CleanMedia(media, sniffed.Kind, sha256, scan)),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Outcome<SniffedMedia>> SniffAsync(string path, CancellationToken cancellation)
    {
        await using var original = File.OpenRead(path);
        var head = new byte[MediaSniff.HeadLength];
        var read = await original.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return MediaSniff.Identify(head.AsSpan(0, read));
    }
}
