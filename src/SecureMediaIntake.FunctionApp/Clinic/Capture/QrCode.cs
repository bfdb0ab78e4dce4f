using System.Globalization;
using System.Text;

using QRCoder;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>A link as a QR code (ISO/IEC 18004), to be drawn by the page: an image of its own would be a second address that holds the secret.</summary>
/// <param name="Link">What it says.</param>
/// <param name="Size">Modules across and down, with the quiet zone around it.</param>
/// <param name="Path">SVG path of the dark modules.</param>
internal sealed record QrCode(string Link, int Size, string Path)
{
    public static QrCode Of(string link)
    {
        // M: 15 % may be hidden by a reflection on the screen.
        using var made = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();

        for (var row = 0; row < made.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < made.ModuleMatrix[row].Count; column++)
            {
                if (made.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new(link, made.ModuleMatrix.Count, path.ToString());
    }

    public override string ToString() => "qr code";
}
