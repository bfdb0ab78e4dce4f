using System.Text;
using SecureMediaIntake.LocalWorld.Storage;

namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The one screen of addresses that <c>dev</c> prints.</summary>
internal static class Screen
{
    /// <summary>Width of the first column in characters.</summary>
    private const int NameWidth = 18;

    public static string Describe(World world)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine("The local world is up. Everybody in it is made up.").AppendLine();

        Line(text, "Clinic portal", new Uri(world.PublicOrigin, "/clinic/").ToString());
        Line(text, "Patient's door", $"{new Uri(world.PublicOrigin, "/p/")}  (open the link in a text)");
        Line(text, "Texts", world.Texts.Address.ToString());
        Line(text, "Told to systems", world.Webhooks.Page.ToString());
        Line(text, "API", new Uri(world.PublicOrigin, "/api/").ToString());
        text.AppendLine();

        foreach (var organisation in world.Seed.Organisations)
        {
            text.AppendLine($"{organisation.Name} ({organisation.Code})");
            Line(text, "  sign in as", string.Join(", ", organisation.Users.Select(user => user.UserName)));
            Line(text, "  patients", string.Join(", ", organisation.Patients.Select(Describe)));
            Line(text, "  mobile numbers", string.Join(", ", organisation.Patients.Select(patient => patient.Mobile)));
            Line(text, "  care record", world.CareRecord.BaseUri(organisation.Code).ToString());
        }

        text.AppendLine();
        Line(text, "Sign-in", world.SignIn.Instance.ToString());
        Line(text, "Key vault", world.Vault.Address.ToString());
        StorageAccount storage = world.Storage.Account;
        Line(text, "Blobs", storage.BlobUri.ToString());
        Line(text, "Queues", storage.QueueUri.ToString());
        Line(text, "Tables", storage.TableUri.ToString());
        Line(text, "Malware scanner", world.Scanner is { } scanner ? $"127.0.0.1:{scanner.Port}" : "not installed (Debian package clamav-daemon)");
        Line(text, "Certificates", $"trust {world.Authority.AuthorityFile} in your browser, or accept its warning");
        Line(text, "Logs", world.Folder);
        return text.AppendLine().Append("Stop with Ctrl-C.").ToString();
    }

    /// <summary>A patient who has died, or whose entry is closed, is there to be refused: whoever tries one must know.</summary>
    private static string Describe(SeedPatient patient) =>
        $"{patient.NhsNumber} {patient.BirthDate:yyyy-MM-dd}" + (patient.Deceased ? " (has died)" : patient.Active ? string.Empty : " (not active)");

    private static void Line(StringBuilder text, string name, string value) => text.AppendLine($"{name.PadRight(NameWidth)}{value}");
}
