using System.Text;

namespace SecureMediaIntake.LocalWorld.Scanner;

/// <summary>The EICAR test file as a signature of ClamAV's extended format (.ndb: name, target type 0 = any, offset 0, hex).</summary>
/// <remarks>Put together from two halves, or every virus scanner of every developer would remove this program.</remarks>
public static class TestSignature
{
    internal const string Probe = "SECURE-MEDIA-INTAKE-SCANNER-PROBE-1";

    private const string FirstHalf = @"X5O!P%@AP[4\PZX54(P^)7CC)7}";
    private const string SecondHalf = "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>What a scanner must call malware: 68 bytes of ASCII, harmless.</summary>
    public static string File => FirstHalf + SecondHalf;

    /// <summary>By which the product finds out how far a scanner looks: docs/settings.md has this line. Any type of file, any place in it.</summary>
    internal static string ProbeLine => $"SecureMediaIntake.ScannerProbe:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Probe))}";

    /// <summary>clamd adds <c>.UNOFFICIAL</c> to the name.</summary>
    internal static string Line => $"Eicar-Test-Signature:0:0:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(File))}";
}
