using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>C2. What is chosen stands in the address, so that a list can be kept as a bookmark and comes fresh by itself.</summary>
internal sealed class RequestsModel(ReadLists lists, FindSubject subjects, IDirectory directory, SignedIn signedIn, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public RequestPage Requests { get; private set; } = new([], null, []);

    /// <summary>The reader's own teams.</summary>
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public ListFilter Filter { get; private set; } = new();

    public bool IsFiltered => Filter.Progress is not null || Filter.Team is not null || Filter.After is not null;

    [Does(ClinicAction.ListRequests, On.Organisation)]
    public async Task OnGetAsync([FromQuery] string? status, [FromQuery] string? team, [FromQuery] string? after, CancellationToken cancellation)
    {
        var clinician = signedIn.Clinician;
        var subject = await subjects.RunAsync(clinician, cancellation);
        Teams = [.. (await directory.TeamsAsync(clinician.Organisation, cancellation)).Where(one => subject.Teams.Contains(one.Id))];
        Filter = new(StatusOf(status), string.IsNullOrEmpty(team) ? null : team, ListedRequest.IsPosition(after) ? after : null);
        Requests = await lists.RunAsync(clinician, Filter, cancellation);
    }

    /// <summary>The address of this list with something else chosen.</summary>
    public string With(RequestProgress? status, string? after = null) =>
        "/clinic" + QueryString.Create(new Dictionary<string, string?> { ["status"] = status?.ToString(), ["team"] = Filter.Team, ["after"] = after }
            .Where(pair => pair.Value is not null));

    /// <summary>By name only: a number would be taken for a status too.</summary>
    private static RequestProgress? StatusOf(string? name) =>
        Enum.GetValues<RequestProgress>().Select(one => (RequestProgress?)one).FirstOrDefault(one => one.ToString() == name);
}
