using System.Text.Json;

using SecureMediaIntake.Samples;
using SecureMediaIntake.Simulation;
using SecureMediaIntake.Simulation.Figures;
using SecureMediaIntake.Simulation.Intake;

namespace SecureMediaIntake.Tests.Simulation;

public sealed class IntakeDayTests
{
    private static readonly DayOptions Clinic = new(500, Seed: 1, FromHour: 0, Hours: 24, Workers: 20, Deployments: 1, RecordDownAt: null, CountsHidden: true);

    [Theory]
    [InlineData(500, 20, null)]
    [InlineData(500, 20, 10)]
    [InlineData(20_000, 1, null)]
    public void Every_file_that_came_is_filed_set_aside_or_waiting(int requests, int workers, int? down)
    {
        var day = new IntakeDay(Clinic with { RequestsPerDay = requests, Workers = workers, RecordDownAt = down }).Run();

        Assert.True(day.Filed > 0);
        Assert.Equal(day.Files, day.Filed + day.SetAside + day.Waiting);
        Assert.True(day.Waiting >= 0);
    }

    [Fact]
    public void A_small_day_is_all_filed_within_the_goal()
    {
        var day = new IntakeDay(Clinic).Run();

        Assert.Equal(0, day.Waiting);
        Assert.InRange(day.FiledP95, 0, DayResult.Goal);
        Assert.Equal("none", day.FirstLimit);
    }

    [Fact]
    public void The_same_seed_gives_the_same_day_and_another_one_another()
    {
        string Of(ulong seed) => JsonSerializer.Serialize(new IntakeDay(Clinic with { Seed = seed }).Run() with { Options = Clinic });

        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void An_hour_without_the_record_makes_files_late_and_loses_none()
    {
        var day = new IntakeDay(Clinic with { RecordDownAt = 10 }).Run();

        Assert.Equal(0, day.Waiting);
        Assert.True(day.FiledP95 > DayResult.Goal);
    }

    [Fact]
    public void Too_few_workers_are_named_as_the_limit()
    {
        var day = new IntakeDay(Clinic with { RequestsPerDay = 40_000, FromHour = 10, Hours = 1, Workers = 1 }).Run();

        Assert.Equal("workers: maxWorkers", day.FirstLimit);
    }

    /// <summary>The vault gives 50 calls a second; the hour in which the mean is a half more is held, the one in which it is a half is not.</summary>
    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1.5, true)]
    public void The_vault_bites_where_the_arithmetic_says(double ofTheLimit, bool held)
    {
        var calls = FigureFiles.Steps["ask"].Vault + FigureFiles.Steps["come in"].Vault + FigureFiles.Steps["send"].Vault
            + (FileMix.MeanFiles * (FigureFiles.Steps["upload"].Vault + FigureFiles.Steps["sanitise"].Vault + FigureFiles.Steps["file"].Vault));
        var requests = ofTheLimit * Limits.VaultPerSecond / calls * 3_600 / DayProfile.ShareOf(DayProfile.PeakHour);

        var day = new IntakeDay(Clinic with { RequestsPerDay = requests, FromHour = DayProfile.PeakHour, Hours = 1, Workers = 400 }).Run();

        Assert.Equal(held, day.Limits.Single(limit => limit.Name.StartsWith("key vault", StringComparison.Ordinal)).Held > 0);
    }

    [Fact]
    public void Patients_come_as_often_as_the_profile_says()
    {
        var dice = new Dice(3);
        var inPeak = 0;
        var all = 0;

        for (var at = DayProfile.Next(0, 50_000, dice); at < 86_400; at = DayProfile.Next(at, 50_000, dice))
        {
            all++;
            inPeak += (int)(at / 3_600) == DayProfile.PeakHour ? 1 : 0;
        }

        // Five standard deviations of a Poisson count of 50,000.
        Assert.InRange(all, 50_000 - 1_120, 50_000 + 1_120);
        Assert.InRange((double)inPeak / all, DayProfile.ShareOf(DayProfile.PeakHour) * 0.93, DayProfile.ShareOf(DayProfile.PeakHour) * 1.07);
    }

    [Fact]
    public void Figures_are_whole()
    {
        Assert.Equal(1, FigureFiles.Files.Sum(kind => kind.Share), 9);
        Assert.All(FigureFiles.Files, kind => Assert.True(kind is { CpuSeconds: > 0, Source.Length: > 0 }));
        Assert.All(FigureFiles.Prices, price => Assert.StartsWith("https://", price.Page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--requests-per-day 50", true)]
    [InlineData("--requests-per-day 50 --json --seed 4", true)]
    [InlineData("--requests-per-day 0", false)]
    [InlineData("--seed 4", false)]
    [InlineData("--requests-per-day", false)]
    [InlineData("--requests-per-day 50 --more 1", false)]
    public void Words_are_understood_or_refused(string words, bool understood) => Assert.Equal(understood, SimulateOptions.Parse(words.Split(' ')) is not null);

    [Fact]
    public void Of_millions_only_the_peak_hour_is_run()
    {
        var day = SimulateOptions.Parse(["--requests-per-day", "5000000"])!.Day;

        Assert.Equal((DayProfile.PeakHour, 1), (day.FromHour, day.Hours));
    }
}
