using System.Text.RegularExpressions;

using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace SecureMediaIntake.CareRecord.Http;

/// <summary>Why a record refused, in a form that may be logged: issue codes and element paths. Its other words may repeat what was sent.</summary>
internal static partial class RefusalReasons
{
    /// <summary>Most issues that are named: the first few tell what is wrong, a hostile server could send thousands.</summary>
    private const int Most = 5;

    public static string Of(string body)
    {
        if (!FhirJson.TryRead(body, out var resource, out _) || resource is not OperationOutcome outcome)
        {
            return "no OperationOutcome";
        }

        return string.Join("; ", outcome.Issue.Take(Most).Select(issue => string.Join(' ', Words(issue))));
    }

    private static IEnumerable<string> Words(OperationOutcome.IssueComponent issue) =>
        issue.Expression.OfType<string>().Where(path => Path().IsMatch(path)).Take(Most).Prepend(issue.Code?.GetLiteral() ?? "unknown");

    /// <summary>Element names and indexes only: a path with a filter, as <c>where(value='…')</c>, holds a value.</summary>
    [GeneratedRegex(@"^[A-Za-z]{1,40}(\.[A-Za-z]{1,40}(\[[0-9]{1,4}\])?){0,8}$")]
    private static partial Regex Path();
}
