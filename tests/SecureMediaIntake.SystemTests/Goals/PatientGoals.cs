using SecureMediaIntake.SystemTests.Accessibility;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.SystemTests.Phones;

namespace SecureMediaIntake.SystemTests.Goals;

/// <summary>
/// The patient's pages measured against what we want of them: <c>./run goals patient</c> prints the table. A measurement and no test; what must hold on every
/// machine is held by the tests beside it.
/// </summary>
[Collection(PhoneTestGroup.Name)]
public sealed class PatientGoals(PhoneWorld world)
{
    /// <summary>Of the random cuts: the same on every machine.</summary>
    private const ulong Seed = 1;

    private const int MostPages = 7;

    [Fact]
    [Trait("Task", "goals")]
    [Trait("Goal", "patient")]
    public async Task Measure()
    {
        var table = new GoalTable();

        try
        {
            PageWeight.AddFiles(table);
            await PageWeight.AddPagesAsync(table, world);
            await PageSpeed.AddAsync(table, world);
            await AddJourneyAsync(table);
            await new RandomCuts(world, Seed).AddAsync(table);
            await AddLooksAsync(table);
        }
        finally
        {
            // What was measured before something failed is as true as with the rest.
            var file = Environment.GetEnvironmentVariable("GOALS_FILE") ?? Path.Combine(Checkout.Root, "artifacts", "goals-patient.txt");
            await File.AppendAllLinesAsync(file, table.Lines());
        }
    }

    private async Task AddJourneyAsync(GoalTable table)
    {
        var (_, link) = await world.AskAsync();
        await using var desk = await world.Browser.DeskAsync();
        var phone = new KeyboardPhone(await desk.NewPageAsync(), world.Patient, await PhonePhotos.SmallAsync());
        var took = await phone.SendAsync(link);
        table.AddAtMost("pages from the text to sent, 1 photo", MostPages, phone.PagesToSend, "");
        table.Add("seconds from the text to sent, keys pressed by a machine", "-", GoalTable.Number(took.TotalSeconds), null);
    }

    private static async Task AddLooksAsync(GoalTable table)
    {
        var pages = new RenderedPages();
        await pages.InitializeAsync();

        try
        {
            var walks = await pages.WalksAsync();
            var looks = walks.Sum(walk => walk.Looks);

            foreach (var question in new[] { Question.Wcag, Question.Targets, Question.Reflow, Question.Borders, Question.Stillness })
            {
                table.AddAtMost($"{question.Rule}: violations, {looks:N0} looks", 0, walks.Sum(walk => walk.Findings.Count(found => found.Rule == question.Rule)), "");
            }
        }
        finally
        {
            await pages.DisposeAsync();
        }
    }
}
