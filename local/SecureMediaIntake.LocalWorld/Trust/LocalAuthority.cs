using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureMediaIntake.LocalWorld.Trust;

/// <summary>
/// A private certificate authority, made anew for each world, and one server certificate for <c>localhost</c> and <c>127.0.0.1</c>.
/// Nothing on the machine trusts it; each process is told of it by <c>SSL_CERT_FILE</c> or <c>NODE_EXTRA_CA_CERTS</c>.
/// </summary>
/// <remarks>A developer's certificate of the machine (dotnet dev-certs) would need a person's consent and would outlive the world.</remarks>
public sealed class LocalAuthority : IDisposable
{
    /// <summary>Days that the certificates live: longer than any world, short enough to be worthless when found in a backup.</summary>
    private const int LifetimeDays = 30;

    /// <summary>Hours that the certificates reach back, so that a clock that was just put right does not refuse them.</summary>
    private const int BackdateHours = 24;

    /// <summary>Bytes of a serial number. RFC 5280 section 4.1.2.2 allows 20; 16 random ones never meet.</summary>
    private const int SerialNumberBytes = 16;

    private LocalAuthority(
        X509Certificate2 authority, X509Certificate2 server, string authorityFile, string bundleFile, string certificateFile, string keyFile)
    {
        Authority = authority;
        ServerCertificate = server;
        AuthorityFile = authorityFile;
        BundleFile = bundleFile;
        ServerCertificateFile = certificateFile;
        ServerKeyFile = keyFile;
    }

    /// <summary>The authority's certificate, without its private key: nobody can make a second server certificate.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The server certificate with its private key, as Kestrel wants it.</summary>
    public X509Certificate2 ServerCertificate { get; }

    /// <summary>PEM file of this authority alone, for <c>NODE_EXTRA_CA_CERTS</c>, which adds to the trusted ones.</summary>
    public string AuthorityFile { get; }

    /// <summary>
    /// PEM file of this authority and of the machine's, for <c>SSL_CERT_FILE</c>, which replaces the trusted ones: with this authority
    /// alone a process could no longer reach anything outside the world.
    /// </summary>
    public string BundleFile { get; }

    public string ServerCertificateFile { get; }

    /// <summary>PEM file of the private key, readable by this user only.</summary>
    public string ServerKeyFile { get; }

    /// <summary>
    /// Base64 of the SHA-256 of the server's public key: the value of Chromium's <c>--ignore-certificate-errors-spki-list</c>, with which
    /// a test browser accepts this certificate and no other.
    /// </summary>
    public string ServerPin =>
        Convert.ToBase64String(SHA256.HashData(ServerCertificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Makes authority and certificate and writes them below <paramref name="folder"/>.</summary>
    public static LocalAuthority Create(string folder, TimeProvider clock)
    {
        PrivateFiles.CreateFolder(folder);
        var from = clock.GetUtcNow().AddHours(-BackdateHours);
        var until = clock.GetUtcNow().AddDays(LifetimeDays);

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = MakeAuthority(authorityKey, from, until);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bare = MakeServer(serverKey, authority, from, until);

        var authorityFile = PrivateFiles.Write(folder, "authority.pem", authority.ExportCertificatePem());
        var bundle = PrivateFiles.Write(folder, "bundle.pem", authority.ExportCertificatePem() + "\n" + MachineAuthorities.Read());
        var certificate = PrivateFiles.Write(folder, "server.pem", bare.ExportCertificatePem());
        var key = PrivateFiles.Write(folder, "server.key", serverKey.ExportPkcs8PrivateKeyPem());

        var known = X509CertificateLoader.LoadCertificate(authority.RawData);
        return new(known, bare.CopyWithPrivateKey(serverKey), authorityFile, bundle, certificate, key);
    }

    /// <summary>A client that trusts this authority and no other.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes its handler.")]
    public HttpClient CreateClient() => new(CreateHandler(), disposeHandler: true);

    /// <summary>As <see cref="CreateClient"/>, for those who set cookies, redirects or proxies themselves.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var chain = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A private authority publishes no revocations.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        chain.CustomTrustStore.Add(Authority);
        return new() { SslOptions = new() { CertificateChainPolicy = chain }, UseProxy = false };
    }

    public void Dispose()
    {
        ServerCertificate.Dispose();
        Authority.Dispose();
    }

    private static X509Certificate2 MakeAuthority(ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=SecureMediaIntake local world", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(from, until);
    }

    private static X509Certificate2 MakeServer(ECDsa key, X509Certificate2 authority, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1", "Server authentication")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request.Create(authority, from, until, RandomNumberGenerator.GetBytes(SerialNumberBytes));
    }
}
