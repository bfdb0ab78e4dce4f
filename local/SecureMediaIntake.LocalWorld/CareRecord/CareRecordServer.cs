using System.Security.Cryptography;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.CareRecord;

/// <summary>A FHIR R4 record for each organisation, in one process: local/servers/care-record.mjs.</summary>
public sealed class CareRecordServer : IAsyncDisposable
{
    /// <summary>Bytes of the key that guards the control endpoints.</summary>
    private const int ControlKeyBytes = 24;

    private readonly ServerProcess _process;
    private readonly LocalAuthority _authority;
    private readonly string _controlKey;

    private CareRecordServer(ServerProcess process, LocalAuthority authority, Uri address, string controlKey)
    {
        _process = process;
        _authority = authority;
        Address = address;
        _controlKey = controlKey;
    }

    public Uri Address { get; }

    internal ServerProcess Process => _process;

    /// <summary>FHIR base of an organisation, with no slash at its end.</summary>
    public Uri BaseUri(string organisation) => new(Address, $"/{organisation.ToLowerInvariant()}/fhir");

    public RecordControl Control(string organisation) => new(_authority, Address, organisation, _controlKey);

    /// <param name="keys">Where the managed identity publishes the key that signs its tokens.</param>
    internal static Task<CareRecordServer> StartAsync(
        NodeServers servers, LocalAuthority authority, string folder, Uri keys, string tokenIssuer, CancellationToken cancellation)
    {
        var controlKey = RandomNumberGenerator.GetHexString(ControlKeyBytes * 2, lowercase: true);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CARE_RECORD_JWKS"] = keys.ToString(),
            ["CARE_RECORD_TOKEN_ISSUER"] = tokenIssuer,
            ["CARE_RECORD_CONTROL_KEY"] = controlKey,
        };
        return Ports.WithFreeAsync(1, async ports =>
        {
            var process = await ServerProcess.StartAsync(
                servers.Describe("care-record", ports[0], folder, authority, settings), cancellation);
            return new CareRecordServer(process, authority, new($"https://127.0.0.1:{ports[0]}/"), controlKey);
        });
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
