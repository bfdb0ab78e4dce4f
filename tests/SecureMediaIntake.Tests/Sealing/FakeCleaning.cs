using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Sealing;

/// <summary>What lies between a received upload and clean files: nothing is decoded, and a test can let somebody else come in between.</summary>
internal sealed class FakeCleaning(TimeProvider clock) : IOriginals, IScanner, ISanitiser, IScratchFolders
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1];

    /// <summary>Called while the scanner works: the longest moment of a worker.</summary>
    public Func<Task> Working { get; set; } = () => Task.CompletedTask;

    /// <summary>What the scanner says.</summary>
    public ScanVerdict Scan { get; set; } = new ScanVerdict.Clean();

    /// <summary>Thrown in place of clean files.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How often the scanner was asked.</summary>
    public int Scanned { get; private set; }

    /// <summary>How often the sandbox was.</summary>
    public int Sanitised { get; private set; }

    public async Task<Outcome<string>> DecryptAsync(Upload upload, RSA uploadKey, string path, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(path, [.. Jpeg, .. new byte[4096]], cancellation);
        return new string('a', 64);
    }

    public async Task<ScanVerdict> ScanAsync(string path, CancellationToken cancellation)
    {
        Scanned++;
        await Working();
        return Fault is null ? Scan : throw Fault;
    }

    public Task<SanitisingAnswer> SanitiseAsync(
        ScratchFolder folder, SniffedMedia sniffed, SanitisingOptions options, CancellationToken cancellation)
    {
        Sanitised++;
        var report = TestSite.Report(clock.GetUtcNow(), MediaKind.Photo);
        var word = new SandboxReport { Facts = report.Facts, Found = report.Found!, Files = [] };
        return Task.FromResult(new SanitisingAnswer(new SanitisedMedia([], word), word, SanitisingWork.None));
    }

    public ScratchFolder Create(long uploadBytes) =>
        new(Directory.CreateTempSubdirectory("smi-test-").FullName, path => Directory.Delete(path, recursive: true));
}
