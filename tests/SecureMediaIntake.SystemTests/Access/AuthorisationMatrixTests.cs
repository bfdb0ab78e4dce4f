using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.SystemTests.Journey;
using SecureMediaIntake.Tests;
using SecureMediaIntake.Tests.Access;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>docs/authorisation.csv over HTTP: the published app, real sign-ins, real requests; every cell is a call.</summary>
[Collection(JourneyTestGroup.Name)]
[Trait("Goal", "authorisation")]
public sealed class AuthorisationMatrixTests(JourneyWorld journey)
{
    /// <summary>Calls under way at once: refusals wait on purpose.</summary>
    private const int AtOnce = 12;

    private static readonly IReadOnlyList<AuthorisationLine> Lines =
        [.. AuthorisationTable.Read(Checkout.Root).Where(line => line.Test == "http")];

    [Fact]
    public async Task Every_cell_is_what_the_published_app_answers()
    {
        await using var host = await journey.StartHostAsync(RequestStates.OffTheList);
        await journey.ReadyAsync();
        using var staff = await Staff.LogInAsync(journey.World);
        var requests = await new RequestStates(journey.World).MakeAsync(staff["requester"], staff["senior in team"], staff["emergency"], staff["emergency ended"]);
        var cells = Lines.SelectMany(line => line.Cells.Select(cell => (Line: line, Who: cell.Key, Expected: cell.Value))).ToList();
        var answers = new ConcurrentBag<(AuthorisationLine Line, string Who, string Expected, Answer Answer)>();
        var started = Stopwatch.GetTimestamp();

        // Logging out ends the sign-in with which all other cells are asked.
        foreach (var part in cells.GroupBy(cell => cell.Line.Route.Contains("log-out", StringComparison.Ordinal)).OrderBy(part => part.Key))
        {
            await Parallel.ForEachAsync(part, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (cell, _) =>
                answers.Add((cell.Line, cell.Who, cell.Expected, await CallAsync(staff[cell.Who], cell.Line, requests.GetValueOrDefault(cell.Line.State)))));
        }

        var misses = answers.Where(one => one.Line.Action != "-" && one.Expected == "404").ToList();
        Figures.Tell(
            $"authorisation: {answers.Count(one => IsAsExpected(one.Expected, one.Answer))} of {answers.Count} cells over HTTP are as in the table, "
            + $"{staff.Refusals.Count(end => end.Value == "/clinic/no-access")} of {staff.Refusals.Count} log-ins refused, "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s; median answer to \"not there\" {Median(misses.Where(one => one.Line.State == "not there"))} ms, "
            + $"to \"not yours\" {Median(misses.Where(one => one.Line.State != "not there"))} ms");

        Figures.Tell($"authorisation: who was taken out of the directory was out of the portal {staff.LongestInside.TotalMilliseconds:F0} ms later at the latest");

        Assert.All(staff.Refusals, end => Assert.Equal("/clinic/no-access", end.Value));
        Assert.Empty(answers.Where(one => !IsAsExpected(one.Expected, one.Answer))
            .Select(one => $"{one.Line}: {one.Who} should get {one.Expected}, got {one.Answer.Status} {one.Answer.Location}"));

        // "Not there" and "not yours" are the same bytes, and neither comes sooner than the other could.
        Assert.All(misses.Where(one => one.Line.Method != "HEAD").GroupBy(one => one.Line.Who), kind => Assert.Single(kind.Select(one => one.Answer.Body).Distinct()));
        Assert.Empty(misses.Where(one => one.Answer.Took < MissFloor.Least).Select(one => $"{one.Line}: {one.Who} was answered after {one.Answer.Took}."));
    }

    private static bool IsAsExpected(string expected, Answer answer) => expected switch
    {
        "yes" => answer.Status is < 400 or (>= 400 and < 500 and not (401 or 403 or 404)) && !answer.IsLogIn,
        "404" => answer.Status == 404,
        "role" => answer.Status == 403,
        "token" => answer.Status == 401,
        "log in" => answer.Status == 401 || answer.IsLogIn,
        "patient" => answer.Status is 302 or 303 or (>= 400 and < 500) && !answer.IsLogIn,
        "open" => answer.Status is < 500 and not (401 or 404) && !answer.IsLogIn,
        _ => false,
    };

    private static async Task<Answer> CallAsync(StaffClient who, AuthorisationLine line, About? about)
    {
        var started = Stopwatch.GetTimestamp();
        using var body = Body(who, line);
        using var answer = await who.SendAsync(new(line.Method), Address(line.Route, about), body, asPage: line.Who == "staff" && !line.Route.Contains("{part}", StringComparison.Ordinal));
        return new((int)answer.StatusCode, answer.Headers.Location?.OriginalString ?? string.Empty, await answer.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Forms with their token and nothing in them: whoever is let in is told what is missing, and nothing changes.</summary>
    private static HttpContent? Body(StaffClient who, AuthorisationLine line) => line switch
    {
        { Method: not "POST" } => null,
        { Who: "staff" } => new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", who.FormToken)]),
        { Who: "anyone" } => new FormUrlEncodedContent([]),
        _ => new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")),
    };

    private static string Address(string route, About? about) => (route.StartsWith("/api/fhir", StringComparison.Ordinal)
            ? route.Replace("{id}", about!.Request + about.Item, StringComparison.Ordinal)
            : route.Replace("{id}", about?.Request ?? new string('0', 32), StringComparison.Ordinal))
        .Replace("{request}", about?.Request, StringComparison.Ordinal)
        .Replace("{item}", about?.Item, StringComparison.Ordinal)
        .Replace("{grant}", about?.EndedShare, StringComparison.Ordinal)
        .Replace("{misfile}", about?.Misfile, StringComparison.Ordinal)
        .Replace("{emergency}", about?.Emergency, StringComparison.Ordinal)
        .Replace("{delivery}", "none", StringComparison.Ordinal)
        .Replace("{webhook}", "none", StringComparison.Ordinal)
        .Replace("{template}", "wound", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{number}", "1", StringComparison.Ordinal)
        .Replace("{part}", "preview", StringComparison.Ordinal)
        .Replace("{*rest:nonfile}", "nowhere/at/all", StringComparison.Ordinal);

    private static double Median(IEnumerable<(AuthorisationLine Line, string Who, string Expected, Answer Answer)> answers) =>
        Math.Round(answers.Select(one => one.Answer.Took.TotalMilliseconds).Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0);

    private sealed record Answer(int Status, string Location, string Body, TimeSpan Took)
    {
        public bool IsLogIn => Location.StartsWith("/clinic/log-in?", StringComparison.Ordinal) || Location.StartsWith("/clinic/logged-in?", StringComparison.Ordinal);
    }
}
