using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.Requests;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

public sealed class RowKindsTests
{
    public static TheoryData<Type> RowTypes => [.. typeof(IRow).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRow)) && !type.IsInterface)];

    [Theory]
    [MemberData(nameof(RowTypes))]
    public void Every_row_of_Domain_can_be_stored(Type row)
    {
        var key = (row.GetField("Key") ?? row.GetField("Prefix"))?.GetRawConstantValue() as string;

        Assert.NotNull(key);
        Assert.Equal(row, RowKinds.Form(RowKinds.Of(key))?.Type);
    }

    [Fact]
    public void No_row_hides_behind_the_trails_name() => Assert.Null(RowKinds.Form(RowKinds.Of("trail:0000000001")));
}
