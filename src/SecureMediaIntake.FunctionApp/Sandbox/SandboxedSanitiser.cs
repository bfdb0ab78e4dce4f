using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary><see cref="ISanitiser"/> by a fresh sandboxed process for each file, and a gate that trusts nothing of what comes out.</summary>
internal sealed partial class SandboxedSanitiser(
    IOptions<SandboxOptions> options,
    ISandbox sandbox,
    SandboxState state,
    VideoInspection inspection,
    ToolVersions tools,
    TimeProvider time,
    ILogger<SandboxedSanitiser> log)
    : ISanitiser
{
    /// <summary>A video that failed within this time gets its second try at once; later there is no time left before the host's own end.</summary>
    private static readonly TimeSpan MostBeforeSecondTry = TimeSpan.FromMinutes(2);

    public async Task<SanitisingAnswer> SanitiseAsync(
        ScratchFolder folder, SniffedMedia sniffed, SanitisingOptions chosen, CancellationToken cancellation)
    {
        state.Require();
        var (outcome, word) = sniffed switch
        {
            { Profile: SanitiserProfile.Image } => await RunAsync(
                new(folder, folder.OriginalPath, ["image"], _ => Expected.OfImage, SandboxLimits.Image), cancellation),
            { Profile: SanitiserProfile.Heic } => await RunHeicAsync(folder, cancellation),
            { Profile: SanitiserProfile.Video, Demuxer: { } demuxer } => await RunVideoAsync(folder, demuxer, chosen, cancellation),
            _ => throw new ArgumentException("A video needs a demuxer.", nameof(sniffed)),
        };
        return new(outcome, word, WorkDone.On(options.Value.Kind, sniffed, chosen, tools.Of(sniffed.Profile), outcome is Outcome<SanitisedMedia>.Ok ? word?.Facts : null));
    }

    private async Task<Result> RunVideoAsync(
        ScratchFolder folder, string demuxer, SanitisingOptions chosen, CancellationToken cancellation)
    {
        var result = await RunAsync(
            new(
                folder,
                folder.OriginalPath,
                ["video", demuxer, .. chosen.ToWords()],
                facts => Expected.OfVideo(facts?.Milliseconds ?? 0),
                SandboxLimits.Video,
                chosen),
            cancellation);
        if (result.Outcome is Outcome<SanitisedMedia>.Ok(var media))
        {
            await inspection.RequireAsync(folder, media[RenditionPart.Kept].Path, cancellation);
        }

        return result;
    }

    private async Task<Result> RunHeicAsync(ScratchFolder folder, CancellationToken cancellation)
    {
        var first = await RunAsync(new(folder, folder.OriginalPath, ["heic"], _ => Expected.OfHeic, SandboxLimits.Image), cancellation);
        if (first.Outcome is not Outcome<SanitisedMedia>.Ok(var kept))
        {
            return first;
        }

        // A copy goes in: what was hashed is never shown to a sandbox again.
        var again = Path.Combine(folder.Path, "kept-again");
        File.Copy(kept[RenditionPart.Kept].Path, again, overwrite: true);
        var second = await RunAsync(new(folder, again, ["renditions"], _ => Expected.OfRenditions, SandboxLimits.Image), cancellation);
        return new(
            second.Outcome.Then<SanitisedMedia>(smaller => new SanitisedMedia(
                [.. kept.Files, .. smaller.Files], kept.Report with { Files = [.. kept.Report.Files, .. smaller.Report.Files] })),
            kept.Report);
    }

    private async Task<Result> RunAsync(Job job, CancellationToken cancellation)
    {
        var (end, run) = await TryAsync(job, job.Limits, cancellation);
        if (IsFailed(end) && end.Elapsed < MostBeforeSecondTry)
        {
            LogTryFailed(log, job.Words[0], end.ExitCode, end.TimedOut);
            (end, run) = await TryAsync(job, job.Limits.Raised(), cancellation);
        }

        if (IsFailed(end))
        {
            LogTryFailed(log, job.Words[0], end.ExitCode, end.TimedOut);

            // A busy machine makes a long video run out of its clock, so the message comes again; whatever fails twice for another reason
            // would fail for ever.
            return end.TimedOut && job.Limits == SandboxLimits.Video
                ? throw new UnavailableException("A video ran out of time in the sandbox.")
                : new(SanitisingProblems.Unreadable, null);
        }

        return await TakeAsync(job, end, run, cancellation);
    }

    private static bool IsFailed(SandboxEnd end) => !end.IsDone && !end.IsRefused;

    private async Task<(SandboxEnd End, string Run)> TryAsync(Job job, SandboxLimits limits, CancellationToken cancellation)
    {
        var run = ScratchFolders.AddRun(job.Folder);
        return (await sandbox.RunAsync(new(job.Folder.Path, job.Original, run, job.Words), limits, cancellation), run);
    }

    private async Task<Result> TakeAsync(Job job, SandboxEnd end, string run, CancellationToken cancellation)
    {
        var json = await HostileOutput.ReadAsync(Path.Combine(run, "report.json"), SandboxReport.MostBytes, cancellation);
        var report = SandboxReport.Read(json, time.GetUtcNow()) ?? throw new GateFailedException("report-malformed");
        if (end.IsRefused != report.Refusal is not null)
        {
            throw new GateFailedException("report-against-exit-code");
        }

        if (report.Refusal is { } cause)
        {
            return new(SanitisingProblems.For(cause), report);
        }

        var all = job.Expected(report.Facts);
        RequireExactly(all, run, report);
        List<SanitisedFile> files = [];
        foreach (var expected in all)
        {
            var taken = await HostileOutput.TakeAsync(
                Path.Combine(run, expected.Name), Path.Combine(job.Folder.OutPath, expected.Name), expected.MostBytes, cancellation);
            files.Add(OutputGate.Pass(taken, expected, report, job.Options ?? new()));
        }

        Directory.Delete(run, recursive: true);
        return new(new SanitisedMedia(files, report), report);
    }

    private static void RequireExactly(IReadOnlyList<Expected> expected, string run, SandboxReport report)
    {
        var there = Directory.EnumerateFileSystemEntries(run).Select(path => Path.GetFileName(path)).ToHashSet();
        if (!there.SetEquals([.. expected.Select(one => one.Name), "report.json", "started"])
            || !report.Files.Select(file => file.Part).ToHashSet().SetEquals(expected.Select(one => one.Part)))
        {
            throw new GateFailedException("output-not-as-expected");
        }
    }

    [LoggerMessage(2110, LogLevel.Warning, "Sandbox run {Profile} failed with exit code {ExitCode}, timed out: {TimedOut}")]
    private static partial void LogTryFailed(ILogger log, string profile, int exitCode, bool timedOut);

    /// <summary>What came of a run, and the sandbox's word about it, if there was one.</summary>
    private sealed record Result(Outcome<SanitisedMedia> Outcome, SandboxReport? Word);

    /// <param name="Expected">The files that must be there, exactly.</param>
    /// <param name="Options">What was chosen; null where nothing can be.</param>
    private sealed record Job(
        ScratchFolder Folder,
        string Original,
        IReadOnlyList<string> Words,
        Func<MediaFacts?, IReadOnlyList<Expected>> Expected,
        SandboxLimits Limits,
        SanitisingOptions? Options = null);
}
