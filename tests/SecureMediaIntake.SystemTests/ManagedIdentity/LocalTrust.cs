using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.SystemTests.ManagedIdentity;

/// <summary>A certificate authority of the test's own, and HTTP clients that trust it and nobody else.</summary>
public sealed class LocalTrust : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smi-trust-");
    private readonly List<HttpClient> _made = [];

    public LocalTrust() => Authority = LocalAuthority.Create(_folder.FullName, TimeProvider.System);

    internal LocalAuthority Authority { get; }

    /// <summary>A folder that goes when the test ends.</summary>
    public string Scratch => _folder.FullName;

    public HttpClient Client(Uri address)
    {
        var client = Authority.CreateClient();
        client.BaseAddress = address;
        _made.Add(client);
        return client;
    }

    public void Dispose()
    {
        _made.ForEach(one => one.Dispose());
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
