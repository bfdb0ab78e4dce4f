using SecureMediaIntake.CareRecord.Http;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>docs/design.md, row by row: the status, what it means to a read, what it means to a write.</summary>
public sealed class AnswerRulesTests
{
    [Theory]
    [InlineData(200, "Done", "Done")]
    [InlineData(201, "Done", "Done")]
    [InlineData(202, "Unknown", "Unknown")]
    [InlineData(204, "Unknown", "Unknown")]
    [InlineData(301, "Stopped", "Stopped")]
    [InlineData(302, "Stopped", "Stopped")]
    [InlineData(304, "Stopped", "AlreadyThere")]
    [InlineData(307, "Stopped", "Stopped")]
    [InlineData(400, "Refused", "Refused")]
    [InlineData(401, "Unknown", "Unknown")]
    [InlineData(403, "Stopped", "Stopped")]
    [InlineData(404, "Missing", "Stopped")]
    [InlineData(405, "Stopped", "Stopped")]
    [InlineData(406, "Refused", "Refused")]
    [InlineData(408, "Unknown", "Unknown")]
    [InlineData(409, "Unknown", "AlreadyThere")]
    [InlineData(410, "Removed", "Removed")]
    [InlineData(412, "Unknown", "AlreadyThere")]
    [InlineData(413, "Refused", "Refused")]
    [InlineData(415, "Refused", "Refused")]
    [InlineData(422, "Refused", "Refused")]
    [InlineData(423, "Unknown", "Unknown")]
    [InlineData(429, "Unknown", "Unknown")]
    [InlineData(500, "Unknown", "Unknown")]
    [InlineData(501, "Stopped", "Stopped")]
    [InlineData(502, "Unknown", "Unknown")]
    [InlineData(503, "Unknown", "Unknown")]
    [InlineData(504, "Unknown", "Unknown")]
    [InlineData(0, "Unknown", "Unknown")]
    public void Each_status_has_one_meaning(int status, string toARead, string toAWrite)
    {
        Assert.Equal(toARead, AnswerRules.Of(status, isRead: true).ToString());
        Assert.Equal(toAWrite, AnswerRules.Of(status, isRead: false).ToString());
    }
}
