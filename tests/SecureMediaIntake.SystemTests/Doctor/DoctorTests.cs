using SecureMediaIntake.CommandLine.Doctor;

using LocalNames = SecureMediaIntake.LocalWorld.Storage.StorageNames;
using ProductNames = SecureMediaIntake.Storage.StorageNames;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>
/// The published <c>smi doctor</c> finds nothing in a healthy world; where one thing is broken it names that thing and what to do about it, and nothing else.
/// </summary>
[Trait("Task", "doctor")]
[Collection(DoctorTestGroup.Name)]
public sealed class DoctorTests(DoctorWorld doctor)
{
    /// <summary>The slow ones; the first test and the faults of their own run them.</summary>
    private static readonly string[] WithoutSandbox = ["doctor", "--json", "--except", "sandbox", "tools"];

    public static TheoryData<string> Sabotages() => [.. Sabotage.All.Select(one => one.Name)];

    /// <summary>The world's list is written down apart from the code, as infrastructure's is.</summary>
    [Fact]
    public void It_looks_for_everything_that_infrastructure_makes()
    {
        Assert.Equal(LocalNames.Tables.Order(), ProductNames.Tables.Order());
        Assert.Equal(LocalNames.Queues.Order(), ProductNames.Queues.Concat(ProductNames.PoisonQueues).Order());
        Assert.Equal(LocalNames.Containers.Order(), ProductNames.IntakeContainers.Concat(ProductNames.StateContainers).Order());
    }

    [Fact]
    public async Task In_a_healthy_world_it_finds_nothing_and_looks_at_everything()
    {
        var answer = await SmiProcess.RunAsync(doctor.World.AppSettings, "doctor", "--json");

        Assert.Empty(answer.Faults);
        Assert.Equal((0, string.Empty), (answer.Exit, answer.Errors));
        Assert.DoesNotContain("not-seen", answer.Out, StringComparison.Ordinal);
        Assert.Equal(DoctorServices.Names, answer.Json["checks"]!.AsArray().Select(check => (string)check!["name"]!));
    }

    [Fact]
    public async Task People_read_a_line_for_each_check_also_with_a_file_of_settings()
    {
        var answer = await SmiProcess.RunAsync(new Dictionary<string, string>(), "doctor", "--except", "sandbox", "tools", "--settings", Path.Combine(doctor.World.Folder, "app-settings.json"));

        Assert.Contains("✔ keys", answer.Out, StringComparison.Ordinal);
        Assert.Contains("No fault found", answer.Out, StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (answer.Exit, answer.Errors));
    }

    [Theory]
    [MemberData(nameof(Sabotages))]
    public async Task It_names_what_is_broken_and_the_cure(string name)
    {
        var sabotage = Sabotage.All.Single(one => one.Name == name);
        await sabotage.Break(doctor.World);

        try
        {
            Names(await SmiProcess.RunAsync(doctor.World.AppSettings, WithoutSandbox), sabotage.Check, sabotage.Wrong, sabotage.Cure, sabotage.AlsoBy);
        }
        finally
        {
            await sabotage.Mend(doctor.World);
        }
    }

    /// <summary>At the same time, as none of them touches the world.</summary>
    [Fact]
    public Task It_names_the_setting_that_is_wrong_and_the_cure() => Parallel.ForEachAsync(
        WrongSetting.All(doctor.World),
        new ParallelOptions { MaxDegreeOfParallelism = 3 },
        async (wrong, _) =>
        {
            string[] line = wrong.Check is "tools" or "sandbox" ? ["doctor", "--json"] : WithoutSandbox;
            Names(await SmiProcess.RunAsync(doctor.With(wrong.Settings), line), wrong.Check, wrong.Wrong, wrong.Cure, wrong.AlsoBy);
        });

    private static void Names(SmiAnswer answer, string check, string wrong, string cure, string[] alsoBy)
    {
        Assert.True(answer.Exit == 1, $"{check}: smi ended with {answer.Exit} and said {answer.Out} {answer.Errors}");
        Assert.Contains(answer.Faults, fault =>
            fault.Check == check && fault.Wrong.Contains(wrong, StringComparison.Ordinal) && fault.Do.Contains(cure, StringComparison.Ordinal));
        Assert.All(answer.Faults, fault => Assert.Contains(fault.Check, alsoBy.Append(check)));
    }
}
