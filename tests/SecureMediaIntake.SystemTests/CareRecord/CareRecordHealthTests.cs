using SecureMediaIntake.CareRecord;
using SecureMediaIntake.LocalWorld.CareRecord;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

[Collection(RecordServerCollection.Name)]
public sealed class CareRecordHealthTests(RecordServer records) : FilingTest(records)
{
    [Fact]
    public async Task Records_that_answer_are_ready() => Assert.Empty(await Records.Get<CareRecordHealth>().UnreachableAsync(CancellationToken.None));

    [Theory]
    [InlineData(RecordFaultKind.Refuse)]
    [InlineData(RecordFaultKind.Reset)]
    public async Task A_record_that_is_down_is_named(RecordFaultKind fault)
    {
        await FaultAsync(fault, times: null);

        Assert.Equal([Records.North.Code], await Records.Get<CareRecordHealth>().UnreachableAsync(CancellationToken.None));
    }
}
