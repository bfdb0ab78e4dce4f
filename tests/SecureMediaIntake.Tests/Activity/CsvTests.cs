using System.Text;

using SecureMediaIntake.FunctionApp.Clinic.Activity;

using Xunit;

namespace SecureMediaIntake.Tests.Activity;

/// <summary>A table that a spreadsheet opens, and that does nothing there.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"")]
    [InlineData("+44 1632", "\"'+44 1632\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("said \"no\", twice\r\n", "\"said \"\"no\"\", twice\r\n\"")]
    [InlineData("Zoë", "\"Zoë\"")]
    [InlineData("2026-11-30T09:00:00.000Z", "\"2026-11-30T09:00:00.000Z\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_is_quoted_and_never_a_formula(string? value, string cell) => Assert.Equal($"\"A\",\"B\"\r\n{cell},\"2\"\r\n", Text([value, "2"]));

    [Fact]
    public void It_says_at_its_start_that_it_is_utf_8() => Assert.Equal([0xEF, 0xBB, 0xBF], Csv.Bytes(["A"], []).Take(3));

    private static string Text(params string?[] row) => Encoding.UTF8.GetString([.. Csv.Bytes(["A", "B"], [row]).Skip(3)]);
}
