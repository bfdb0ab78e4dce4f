using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>What came out of a hostile file.</summary>
public sealed record CleanMedia(SanitisedMedia Media, MediaKind Kind, SanitisingReport Report);

/// <summary>From a received upload to clean files in a private folder: decrypt, scan, look, sanitise. Changes no state.</summary>
public sealed class CleanOriginal(IOriginals originals, IScanner scanner, ISanitiser sanitiser, TimeProvider clock)
{
    /// <returns>
    /// The clean files; or why the upload cannot be used, in words for the patient, with a report for the clinician. No report, where the upload
    /// was not what was received: there was no original to report about.
    /// </returns>
    /// <exception cref="UnavailableException">Storage or sandbox do not answer, or the scanner gave no verdict and one is required.</exception>
    /// <exception cref="GateFailedException">Our own output failed our own check.</exception>
    public async Task<(Outcome<CleanMedia> Outcome, SanitisingReport? Report)> RunAsync(
        Upload upload, UploadKey uploadKey, RecordKey key, ScratchFolder folder, ScanPolicy scanning, SanitisingOptions options,
        CancellationToken cancellation)
    {
        using var privateKey = uploadKey.OpenPrivate(key);
        var decrypted = await originals.DecryptAsync(upload, privateKey, folder.OriginalPath, cancellation);
        CrashPoint.Hit("SanitiseAndSeal.decrypted.after");

        if (decrypted is not Outcome<string>.Ok(var sha256))
        {
            return (((Outcome<string>.Refused)decrypted).Problem, null);
        }

        var original = new ReportedOriginal(sha256, upload.Length);

        // Scanned before a decoder sees it, although the sandbox would hold: the cheaper defence first.
        var scanned = scanning is ScanPolicy.Off
            ? ScanState.NotScanned
            : ScanRules.Decide(scanning, await scanner.ScanAsync(folder.OriginalPath, cancellation));
        CrashPoint.Hit("SanitiseAndSeal.scanned.after");

        if (scanned is not Outcome<ScanState>.Ok(var scan))
        {
            return Refuse(((Outcome<ScanState>.Refused)scanned).Problem, RefusedBy.Scanner, new(original, ScanState.Found));
        }

        return await SniffAsync(folder.OriginalPath, cancellation) switch
        {
            Outcome<SniffedMedia>.Refused(var problem) => Refuse(problem, RefusedBy.FirstBytes, new(original, scan)),
            Outcome<SniffedMedia>.Ok(var sniffed) =>
                Conclude(await sanitiser.SanitiseAsync(folder, sniffed, options, cancellation), new(original, scan, sniffed.Kind)),
            _ => throw new UnreachableException(),
        };
    }

    private (Outcome<CleanMedia> Outcome, SanitisingReport? Report) Conclude(SanitisingAnswer answer, Known known)
    {
        if (answer.Outcome is not Outcome<SanitisedMedia>.Ok(var media))
        {
            return Refuse(((Outcome<SanitisedMedia>.Refused)answer.Outcome).Problem, RefusedBy.Sandbox, known, answer);
        }

        var report = SanitisingReport.Passed(clock.GetUtcNow(), known.Kind!.Value, known.Original, known.Scan, media, answer.Work);
        return (new CleanMedia(media, known.Kind.Value, report), report);
    }

    private (Outcome<CleanMedia> Outcome, SanitisingReport? Report) Refuse(Problem problem, RefusedBy by, Known known, SanitisingAnswer? answer = null)
    {
        var why = new ReportedRefusal(by, CauseOf(problem, by, answer));
        return (problem, SanitisingReport.Refused(
            clock.GetUtcNow(), known.Kind, known.Original, known.Scan, why, answer?.Word?.Found, answer?.Work ?? SanitisingWork.None));
    }

    /// <summary>Finer than the problem's code, which several causes share.</summary>
    private static string CauseOf(Problem problem, RefusedBy by, SanitisingAnswer? answer) => by switch
    {
        RefusedBy.Scanner => "malware",
        RefusedBy.FirstBytes => MediaProblems.CauseOf(problem) ?? problem.Code,
        _ => answer?.Word is null ? "sandbox-ended" : SanitisingProblems.CauseOf(problem) ?? problem.Code,
    };

    private static async Task<Outcome<SniffedMedia>> SniffAsync(string path, CancellationToken cancellation)
    {
        await using var original = File.OpenRead(path);
        var head = new byte[MediaSniff.HeadLength];
        var read = await original.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return MediaSniff.Identify(head.AsSpan(0, read));
    }

    /// <summary>What the worker knows of the upload so far.</summary>
    private sealed record Known(ReportedOriginal Original, ScanState Scan, MediaKind? Kind = null);
}
