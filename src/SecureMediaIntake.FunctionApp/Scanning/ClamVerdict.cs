using System.Globalization;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>Reads clamd's words. An allow-list: whatever is not exactly its OK or a finding is no verdict.</summary>
internal static class ClamVerdict
{
    /// <summary>What clamd finds, with AlertExceedsMax, in a file of which it did not look at everything: size, time, nesting.</summary>
    private const string LimitAlert = "Heuristics.Limits.Exceeded";

    private const string Prefix = "stream: ";
    private const string Finding = " FOUND";

    /// <summary>Longest name of a signature that goes to the log, in characters.</summary>
    private const int MostNameLength = 100;

    public static ScanVerdict Judge(ClamAnswer answer) => answer switch
    {
        { Text: null } => new ScanVerdict.None(ScanState.ScannerSilent),
        { Text: "stream: OK", SentAll: true } => new ScanVerdict.Clean(),
        { Text: "INSTREAM size limit exceeded. ERROR" } => new ScanVerdict.None(ScanState.OverLimit),
        { Text: var text } when NameIn(text) is { } name => name.StartsWith(LimitAlert, StringComparison.Ordinal)
            ? new ScanVerdict.None(ScanState.OverLimit)
            : new ScanVerdict.Found(name),
        _ => new ScanVerdict.None(ScanState.ScannerFailed),
    };

    /// <summary>When the signatures were made: <c>ClamAV 1.4.3/27500/Tue Nov 24 09:12:13 2026</c>. Null where none but local ones are loaded.</summary>
    /// <remarks>clamd's local time without a zone: up to 14 hours wrong, which a limit in days does not mind.</remarks>
    public static DateTimeOffset? SignaturesOf(string? version) =>
        version?.Split('/') is [var program, _, var date]
        && program.StartsWith("ClamAV ", StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            date,
            "ddd MMM d HH:mm:ss yyyy",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var made)
            ? made
            : null;

    /// <summary>A date that far in the future is as little to be trusted as one that far back, and no date is no freshness.</summary>
    public static bool IsFresh(string version, DateTimeOffset now, TimeSpan oldest) =>
        SignaturesOf(version) is { } made && (now - made).Duration() <= oldest;

    private static string? NameIn(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || !text.EndsWith(Finding, StringComparison.Ordinal))
        {
            return null;
        }

        var name = text.Length > Prefix.Length + Finding.Length ? text[Prefix.Length..^Finding.Length] : string.Empty;
        return name.Length is > 0 and <= MostNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? name
            : "unnamed";
    }
}
