using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Start;
using SecureMediaIntake.Tests.Architecture;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Access;

/// <summary>docs/authorisation.csv against the function that decides, and against the routes that there are.</summary>
[Trait("Goal", "authorisation")]
public sealed class AuthorisationTableTests
{
    private const string Team = "the team that looks";

    private static readonly IReadOnlyList<AuthorisationLine> Table = AuthorisationTable.Read(Repository.Root);

    private static readonly string[] States = ["of team", "private area", "no team", "erased", "not there"];

    /// <summary>Who each column is, as the rules see them; whom nobody signed in is none.</summary>
    private static readonly Dictionary<string, Subject?> People = new()
    {
        ["nobody"] = null,
        ["requester"] = Person(Roles.Clinician, Team),
        ["team"] = Person(Roles.Clinician, Team),
        ["senior in team"] = Person(Roles.Senior, Team),
        ["other team"] = Person(Roles.Clinician, "another team"),
        ["senior other team"] = Person(Roles.Senior, "another team"),
        ["lead"] = Person(Roles.GovernanceLead),
        ["administrator"] = Person(Roles.Administrator),
        ["operator"] = Person(Roles.Operator),
        ["leaver"] = Person(Roles.Clinician, Team) with { IsActive = false },
        ["no role"] = Person(Roles.None, Team),
        ["unknown"] = Person(Roles.None) with { IsActive = false },
        ["guest"] = Person(Roles.Clinician, Team) with { Account = Account.UnnamedGuest },
        ["named guest"] = Person(Roles.Clinician, Team) with { Account = Account.NamedGuest },
        ["other organisation"] = Person(Roles.Clinician, Team) with { Organisation = "other" },
        ["granted"] = Person(Roles.Clinician) with { Organisation = "other" },
        ["grant ended"] = Person(Roles.Clinician) with { Organisation = "other" },
        ["emergency"] = Person(Roles.Clinician, "another team"),
        ["emergency ended"] = Person(Roles.Clinician, "another team"),
        ["system"] = Person(Roles.RequestSystem | Roles.MediaSystem) with { Account = Account.System },
        ["system without role"] = Person(Roles.None) with { Account = Account.System },
    };

    /// <summary>What does not exist is not for a pure function to judge.</summary>
    private static bool IsJudged(AuthorisationLine line) => line.Action != "-" && line.State != "not there";

    public static TheoryData<int, string> Lines()
    {
        var lines = new TheoryData<int, string>();

        foreach (var (line, at) in Table.Select((line, at) => (line, at)).Where(row => IsJudged(row.line)))
        {
            lines.Add(at, line.ToString());
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_cell_is_what_the_function_says(int at, string line)
    {
        var row = Table[at];
        var action = Enum.Parse<ClinicAction>(row.Action);

        Assert.All(People.Where(person => person.Value is { } who && IsAskedAs(row, who)), person => Assert.True(
            (row.Cells[person.Key] == "yes") == AccessRules.Allows(person.Value!, action, TargetOf(row.State, person.Key, person.Value!)),
            $"{line}: {person.Key} is {row.Cells[person.Key]} in the table, and the function says otherwise."));
    }

    [Fact]
    public void It_has_a_column_for_everybody_and_enough_cells()
    {
        Assert.All(Table, line => Assert.Equal(People.Keys.Order(StringComparer.Ordinal), line.Cells.Keys.Order(StringComparer.Ordinal)));
        Assert.True(Table.Where(line => line.Test == "http").Sum(line => line.Cells.Count) >= 1_200);
        Assert.Empty(Enum.GetNames<ClinicAction>().Except(Table.Select(line => line.Action)));
        Figures.Tell(
            $"authorisation: the function agrees with {Table.Count(IsJudged)} lines of {Table.Count}, {Table.Sum(line => line.Cells.Count)} cells in all");
    }

    [Fact]
    public async Task Every_route_is_in_it_and_every_line_of_it_is_a_route()
    {
        await using var site = await TestSite.StartAsync();
        var endpoints = DeclaredEndpoints.Of(site.App).OfType<RouteEndpoint>().SelectMany(LinesOf).Concat(Health()).ToList();
        var listed = Table.Where(line => line.Test == "http")
            .Select(line => line.Action == "-" ? $"{line.Method} {line.Route}" : $"{line.Method} {line.Route} {line.Action} {line.State}").ToList();

        Assert.Equal(listed.Order(StringComparer.Ordinal), endpoints.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_endpoint_for_staff_that_does_not_say_what_it_does_stops_the_start()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/clinic/forgotten", () => "media").Serves(Caller.Clinician, "forgotten").WithDisplayName("Forgotten");

        Assert.Contains("Forgotten", Assert.Throws<SettingsException>(() => DeclaredEndpoints.Check(app)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_which_one_handler_says_nothing_is_not_complete()
    {
        var deed = new Deed("Get", null, ClinicAction.ReadRequest, On.Request);

        Assert.True(new Declared(Caller.Clinician, "page") { Deeds = [deed] }.IsComplete);
        Assert.False(new Declared(Caller.Clinician, "page") { Deeds = [deed], Silent = ["OnPostAsync"] }.IsComplete);
    }

    private static Subject Person(Roles roles, params string[] teams) => new("ours", Account.Member, roles, teams.ToHashSet(), IsActive: true);

    /// <summary>Routes for staff know no systems, and those for systems no people; rights that no route offers are asked of everybody.</summary>
    private static bool IsAskedAs(AuthorisationLine row, Subject who) => row.Test == "rule" || (row.Who == "system") == (who.Account == Account.System);

    private static Target TargetOf(string state, string person, Subject who) => state == "-"
        ? new Target.OfOrganisation(who.Organisation)
        : new Target.OfRequest(
            "ours",
            (person == "granted" ? Ties.Grant : Ties.None)
                | (person == "emergency" ? Ties.BreakGlass : Ties.None)
                | (person == "requester" && state != "no team" ? Ties.Requester : Ties.None)
                | (who.Organisation == "ours" && (state == "no team" || who.Teams.Contains(Team)) ? Ties.Team : Ties.None),
            IsIntimate: state == "private area",
            IsErased: state == "erased");

    private static IEnumerable<string> LinesOf(RouteEndpoint endpoint)
    {
        var route = $"/{endpoint.RoutePattern.RawText!.Trim('/')}";
        var declared = endpoint.Metadata.GetMetadata<Declared>()!;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get];

        return declared.Deeds.Count == 0
            ? methods.Select(method => $"{method} {route}")
            : declared.Deeds.SelectMany(deed => (deed.Method is { } one ? [one.ToUpperInvariant()] : methods)
                .SelectMany(method => StatesOf(deed).Select(state => $"{method} {route} {deed.Action} {state}")));
    }

    private static string[] StatesOf(Deed deed) => deed.Object is On.Organisation ? ["-"] : States;

    /// <summary>Read from their file: the site of these tests has no dependencies whose health could be asked.</summary>
    private static IEnumerable<string> Health() =>
        System.Text.RegularExpressions.Regex.Matches(
                File.ReadAllText(Path.Combine(Repository.Root, "src", "SecureMediaIntake.FunctionApp", "Start", "Health.cs")), "MapGet\\(\"(?<route>[^\"]+)\"")
            .Select(match => $"GET {match.Groups["route"].Value}");
}
