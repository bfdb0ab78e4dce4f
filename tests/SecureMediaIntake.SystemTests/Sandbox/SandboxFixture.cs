using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>The real sandbox, put together as the service does it, in a folder of this test run.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "sandbox-tests", OpaqueId.New());

    private ServiceProvider? _services;

    /// <summary>Where fixtures are made.</summary>
    internal string Media => Path.Combine(_folder, "media");

    internal string Scratch => Path.Combine(_folder, "scratch");

    internal Photos Photos => new(Media);

    internal Patches Patches => new(Photos);

    internal IdentifyingPhotos Identifying => new(Photos);

    internal Videos Videos => new(Media);

    internal OddVideos OddVideos => new(Media);

    internal IServiceProvider Services => _services ?? throw new InvalidOperationException("Not started.");

    internal ISandbox Sandbox => Services.GetRequiredService<ISandbox>();

    internal ScratchFolders Folders => Services.GetRequiredService<ScratchFolders>();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Media);
        _services = Build(Scratch, []);
        var readiness = await SelfTest(_services).TestAsync(CancellationToken.None);
        Assert.Equal(new SandboxReadiness.Ready(), readiness);
        Services.GetRequiredService<SandboxState>().Set(readiness);
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The product's own services, with other settings where a test wants them.</summary>
    internal static ServiceProvider Build(string scratch, Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Sandbox:ScratchFolder"] = scratch }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddSandbox().BuildServiceProvider(validateScopes: true);
    }

    internal static SandboxSelfTest SelfTest(IServiceProvider services) => services.GetRequiredService<SandboxSelfTest>();

    /// <summary>Everything the pipeline does with an upload: copy, sniff, check, sanitise. The results stay until the folder is disposed.</summary>
    internal async Task<Sanitised> SanitiseAsync(string path, SniffedMedia? forced = null, SanitisingOptions? options = null)
    {
        var folder = Folders.Create(new FileInfo(path).Length);
        File.Copy(path, folder.OriginalPath);
        var head = new byte[MediaSniff.HeadLength];
        int read;
        await using (var file = File.OpenRead(path))
        {
            read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false);
        }

        return (forced is null ? MediaSniff.Identify(head.AsSpan(0, read)) : forced) switch
        {
            Outcome<SniffedMedia>.Ok(var sniffed) => new(
                folder, sniffed, await Services.GetRequiredService<ISanitiser>().SanitiseAsync(folder, sniffed, options ?? new(), CancellationToken.None)),
            Outcome<SniffedMedia>.Refused(var problem) => new(folder, null, new(problem, null, SanitisingWork.None)),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }
}

/// <summary>What came of one upload.</summary>
internal sealed record Sanitised(ScratchFolder Folder, SniffedMedia? Sniffed, SanitisingAnswer Answer) : IDisposable
{
    public Outcome<SanitisedMedia> Outcome => Answer.Outcome;

    /// <summary>As the worker would make it.</summary>
    public SanitisingReport Report
    {
        get
        {
            var (now, kind) = (TimeProvider.System.GetUtcNow(), Sniffed!.Kind);
            var original = new ReportedOriginal(new('0', 64), new FileInfo(Folder.OriginalPath).Length);
            return Outcome is Outcome<SanitisedMedia>.Ok(var media)
                ? SanitisingReport.Passed(now, kind, original, ScanState.NotScanned, media, Answer.Work)
                : SanitisingReport.Refused(
                    now, kind, original, ScanState.NotScanned, new(RefusedBy.Sandbox, SanitisingProblems.CauseOf(Problem)!), Answer.Word?.Found, Answer.Work);
        }
    }

    public SanitisedMedia Media => Assert.IsType<Outcome<SanitisedMedia>.Ok>(Outcome).Value;

    public Problem Problem => Assert.IsType<Outcome<SanitisedMedia>.Refused>(Outcome).Problem;

    public void Dispose() => Folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}
