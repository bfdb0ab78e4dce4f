using System.Globalization;
using System.Text;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Names of blocks: a random prefix and a six-digit number, base64. The page makes the same.</summary>
/// <remarks>Put Block: ids of one blob must all have one length.</remarks>
public static class BlockIds
{
    public static string Of(string prefix, int number) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(prefix + number.ToString("D6", CultureInfo.InvariantCulture)));
}
