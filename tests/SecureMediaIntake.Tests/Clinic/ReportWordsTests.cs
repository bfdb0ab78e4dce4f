using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class ReportWordsTests
{
    [Fact]
    public void The_first_line_names_what_could_tell_where_and_with_what_and_counts_the_rest()
    {
        Assert.Equal("It held no hidden data.", new FoundMetadata().RemovedInWords());
        Assert.Equal("Removed: where it was made.", new FoundMetadata { Location = true }.RemovedInWords());
        Assert.Equal("Removed: 1 kind of hidden data.", new FoundMetadata { ExifFields = 41 }.RemovedInWords());
        Assert.Equal("Removed: 2 kinds of hidden data.", new FoundMetadata { ExifFields = 41, Comments = 1 }.RemovedInWords());
        Assert.Equal(
            "Removed: where it was made, which device made it and 1 more kind of hidden data.",
            new FoundMetadata { Location = true, Device = true, ExifFields = 1 }.RemovedInWords());
    }

    [Theory]
    [InlineData("photos of your left leg", "Photos of your left leg")]
    [InlineData("3 photos", "3 photos")]
    [InlineData("", "")]
    public void What_stands_inside_a_sentence_begins_with_a_capital_as_a_heading(string wanted, string heading) => Assert.Equal(heading, wanted.AsHeading());
}
