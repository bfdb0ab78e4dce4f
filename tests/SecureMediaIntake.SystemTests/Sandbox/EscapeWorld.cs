using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Win32.SafeHandles;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// A sandbox with the hostile program in the Sanitiser's place, and everything around it that it could want: listeners, another patient's file that
/// anybody may read and that is open under an inheritable descriptor, a settings file.
/// </summary>
internal sealed class EscapeWorld : IAsyncDisposable
{
    private const string Secret = "another-patient";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Socket _byName = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _name = "escape-target-" + OpaqueId.New();
    private readonly ServiceProvider _services;
    private readonly ScratchFolder _foreign;
    private readonly SafeFileHandle _open;

    public EscapeWorld(SandboxFixture sandbox, string kind)
    {
        _listener.Start();
        _byName.Bind(new UnixDomainSocketEndPoint("\0" + _name));
        _byName.Listen();
        _services = SandboxFixture.Build(
            Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "escapes-" + OpaqueId.New()),
            new() { ["Sandbox:Kind"] = kind, ["Sandbox:SanitiserFolder"] = Program });
        var folders = _services.GetRequiredService<ScratchFolders>();
        folders.Prepare();
        (Item, _foreign) = (folders.Create(0), folders.Create(0));
        File.WriteAllText(Item.OriginalPath, "original");
        File.WriteAllText(_foreign.OriginalPath, Secret);
        PrivateFiles.SetMode(_foreign.OriginalPath, (UnixFileMode)0b110_100_100);
        PrivateFiles.SetFolderMode(_foreign.Path, passThrough: true);
        _open = File.OpenHandle(_foreign.OriginalPath);
        Out = ScratchFolders.AddRun(Item);
    }

    /// <summary>Folder of the hostile program, which bears the Sanitiser's name.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SecureMediaIntake.Escapes", new DirectoryInfo(AppContext.BaseDirectory).Name + "_linux-x64"));

    public ScratchFolder Item { get; }

    public string Out { get; }

    public string[] TryAll =>
    [
        "try-all", Text(Environment.ProcessId), Text(((IPEndPoint)_listener.LocalEndpoint).Port), _name, _foreign.OriginalPath,
        Path.Combine(AppContext.BaseDirectory, "SecureMediaIntake.FunctionApp.runtimeconfig.json"),
    ];

    public SandboxRun Run(params string[] words) => new(Item.Path, Item.OriginalPath, Out, words);

    /// <summary>With the foreign file open under a descriptor that a careless library could have left inheritable.</summary>
    public async Task<SandboxEnd> RunAsync(SandboxLimits limits, params string[] words)
    {
        using var careless = Posix.Lend(_open);
        return await _services.GetRequiredService<ISandbox>().RunAsync(Run(words), limits, default);
    }

    /// <summary>The same folders and descriptors without any wall.</summary>
    public IDisposable Careless() => Posix.Lend(_open);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _byName.Dispose();
        _open.Dispose();
        Item.Dispose();
        _foreign.Dispose();
        await _services.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
