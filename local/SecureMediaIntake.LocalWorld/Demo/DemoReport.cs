using System.Globalization;
using System.Text;

using SecureMediaIntake.LocalWorld.FunctionsHost;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>The table at the end of a demo.</summary>
internal static class DemoReport
{
    private const int NameWidth = 15;

    public static string Of(IReadOnlyList<DemoItem> items, IReadOnlyList<Invocation> invocations, StorageVerdict storage, Uri portal)
    {
        var text = new StringBuilder();

        foreach (var item in items)
        {
            text.AppendLine().AppendLine($"{(item.IsGood ? "✔" : "✘")} {Path.GetFileName(item.Path)}");
            Line(text, "came in with", $"{item.Before}  — {(item.Before.Location ? "it tells WHERE it was taken" : "no GPS")}");

            if (item.After is null)
            {
                Line(text, "not filed", $"{item.Item.Status}{(item.Item.Cause is { } cause ? $" ({cause})" : "")}{(item.Item.PublicMessage is { } said ? $": {said}" : "")}");
                continue;
            }

            Line(text, "is left", $"{item.After}{(item.Encoder is { } encoder ? $", encoder {encoder}" : "")}");
            Line(text, "size", $"{Bytes(item.Item.Original?.Bytes)} → {Bytes(item.Item.Kept?.Bytes)}");
            Line(text, "SHA-256", $"{Short(item.Item.Original?.Sha256)} → {Short(item.Item.Kept?.Sha256)}");
            Line(text, "took", $"sanitise {Seconds(item.Item.Seconds?.Sanitise)}, seal {Seconds(item.Item.Seconds?.Seal)}, file {Seconds(item.Item.Seconds?.File)}");
            Line(text, "in the record", $"DocumentReference/{item.Item.DocumentId}{(item.InRecord ? "" : "  — BUT THE RECORD DOES NOT RETURN IT")}");
        }

        text.AppendLine();
        Line(text, "queue hops", Hops(invocations));
        Line(text, "storage", storage.ToString());
        Line(text, "portal", portal.ToString());
        return text.ToString();
    }

    private static string Hops(IReadOnlyList<Invocation> invocations) => string.Join(
        " · ",
        invocations.Where(call => call.MessageId is not null)
            .GroupBy(call => call.Function)
            .Select(calls => $"{calls.Key} {calls.Count()}"));

    private static void Line(StringBuilder text, string name, string value) => text.AppendLine($"    {name.PadRight(NameWidth)}{value}");

    private static string Short(string? hash) => hash is { Length: > 12 } ? hash[..12] + "…" : "-";

    private static string Seconds(double? seconds) => seconds is { } s ? s.ToString("0.0 s", CultureInfo.InvariantCulture) : "-";

    private static string Bytes(long? bytes) => bytes switch
    {
        null => "-",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB"),
    };
}

/// <summary>What was found in storage when everything was over.</summary>
internal sealed record StorageVerdict(int Upload, int Received, IReadOnlyList<string> Readable)
{
    public bool IsGood => Upload == 0 && Received == 0 && Readable.Count == 0;

    public override string ToString() =>
        $"upload {Upload} blobs, received {Received} blobs, readable media in any blob: "
        + (Readable.Count == 0 ? "none" : string.Join(", ", Readable));
}
