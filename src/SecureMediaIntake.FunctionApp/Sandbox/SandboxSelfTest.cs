using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Proves at start that the sandbox holds: our own executable tries to get out of it and must fail everywhere, then a real picture must come
/// through. Until it has, the pipeline takes no work; what fails is tried again every minute, since the cause may have been the moment.
/// </summary>
internal sealed partial class SandboxSelfTest(
    IOptions<SandboxOptions> options,
    ScratchFolders folders,
    ISandbox sandbox,
    SandboxState state,
    VideoInspection inspection,
    ToolVersions tools,
    TimeProvider time,
    ILogger<SandboxSelfTest> log)
    : GuardedService
{
    /// <summary>Exit code of the Sanitiser for the first escape of the list.</summary>
    private const int FirstEscape = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>In the order of the Sanitiser's own list (Containment/SelfTest.cs).</summary>
    private static readonly string[] Escapes =
        ["network-reachable", "foreign-file-readable", "environment-visible", "writable-outside", "namespaces-allowed", "not-confined", "ffmpeg-missing"];

    /// <summary>A PNG of one pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    public async Task<SandboxReadiness> TestAsync(CancellationToken cancellation)
    {
        try
        {
            folders.Prepare();
            return await EscapesAsync(cancellation) ?? await PictureAsync(cancellation) ?? await InspectionAsync(cancellation) ?? new SandboxReadiness.Ready();
        }
        catch (UnavailableException failure)
        {
            // Its message is made of words of ours.
            return new SandboxReadiness.NotReady(failure.Message);
        }
        catch (GateFailedException failure)
        {
            return new SandboxReadiness.NotReady(failure.Finding);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SandboxReadiness.NotReady("scratch-folder-not-usable");
        }
    }

    protected override async Task RunAsync(CancellationToken cancellation)
    {
        while (state.Current is not SandboxReadiness.Ready)
        {
            var result = await TestAsync(cancellation);
            if (result is SandboxReadiness.NotReady(var reason))
            {
                LogNotReady(log, reason);
                state.Set(result);
                await Task.Delay(Pause, time, cancellation);
            }
            else
            {
                LogReady(log);
                state.Set(result);
            }
        }
    }

    private async Task<SandboxReadiness?> EscapesAsync(CancellationToken cancellation)
    {
        using var folder = NewItem();
        using var foreign = folders.Create(0);
        await File.WriteAllTextAsync(foreign.OriginalPath, "another patient's", cancellation);
        MakeReadable(foreign);

        var kind = options.Value.Kind == SandboxKind.Landlock ? "landlock" : "bubblewrap";
        var run = new SandboxRun(folder.Path, folder.OriginalPath, ScratchFolders.AddRun(folder), ["self-test", kind, foreign.OriginalPath]);
        var end = await sandbox.RunAsync(run, SandboxLimits.Image, cancellation);
        return end switch
        {
            { IsDone: true } => null,
            { TimedOut: true } => new SandboxReadiness.NotReady("self-test-timed-out"),
            { ExitCode: var code } when code >= FirstEscape && code < FirstEscape + Escapes.Length =>
                new SandboxReadiness.NotReady(Escapes[code - FirstEscape]),
            _ => new SandboxReadiness.NotReady("self-test-failed"),
        };
    }

    private async Task<SandboxReadiness?> PictureAsync(CancellationToken cancellation)
    {
        using var folder = NewItem();
        var run = ScratchFolders.AddRun(folder);
        var end = await sandbox.RunAsync(new(folder.Path, folder.OriginalPath, run, ["image"]), SandboxLimits.Image, cancellation);
        if (!end.IsDone)
        {
            return new SandboxReadiness.NotReady("picture-failed");
        }

        var report = SandboxReport.Read(
            await HostileOutput.ReadAsync(Path.Combine(run, "report.json"), SandboxReport.MostBytes, cancellation), time.GetUtcNow());
        if (report is not { Refusal: null })
        {
            return new SandboxReadiness.NotReady("picture-refused");
        }

        foreach (var expected in Expected.OfImage)
        {
            var taken = await HostileOutput.TakeAsync(
                Path.Combine(run, expected.Name), Path.Combine(folder.OutPath, expected.Name), expected.MostBytes, cancellation);
            OutputGate.Pass(taken, expected, report, new());
        }

        return null;
    }

    /// <summary>exiftool must run in the sandbox, and its gate must not take a picture for a video of ours.</summary>
    private async Task<SandboxReadiness?> InspectionAsync(CancellationToken cancellation)
    {
        await tools.ReadAsync(cancellation);
        using var folder = NewItem();
        var list = await inspection.ListAsync(folder, folder.OriginalPath, cancellation);
        return TagGate.Check(list).Finding is "exiftool-unexpected" ? null : new SandboxReadiness.NotReady("exiftool-differs");
    }

    private ScratchFolder NewItem()
    {
        var folder = folders.Create(Picture.Length);
        File.WriteAllBytes(folder.OriginalPath, Picture);
        return folder;
    }

    /// <summary>By its modes anybody could read the foreign file: so it is the sandbox that is tested, not the file system.</summary>
    private static void MakeReadable(ScratchFolder folder)
    {
        PrivateFiles.SetMode(folder.OriginalPath, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        PrivateFiles.SetFolderMode(folder.Path, passThrough: true);
    }

    [LoggerMessage(2100, LogLevel.Information, "The sandbox holds: ready for work")]
    private static partial void LogReady(ILogger log);

    [LoggerMessage(2101, LogLevel.Error, "No sandbox, no work: {Reason}")]
    private static partial void LogNotReady(ILogger log, string reason);
}
