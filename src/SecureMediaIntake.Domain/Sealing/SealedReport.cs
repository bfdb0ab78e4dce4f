using System.Text;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>How a <see cref="SanitisingReport"/> lies in a row: sealed under the request's key, so that it goes when the key goes.</summary>
public static class SealedReport
{
    private const string Purpose = "sanitising-report";

    public static SealedText Seal(SanitisingReport report, RecordKey key) => key.Seal(Encoding.UTF8.GetString(report.ToJson()), Purpose);

    /// <exception cref="InvalidDataException">It is not of a form that this version of the service reads.</exception>
    public static SanitisingReport Open(SealedText text, RecordKey key) => SanitisingReport.Read(Encoding.UTF8.GetBytes(key.Open(text, Purpose)));
}
