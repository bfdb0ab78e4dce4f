using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>People and teams in memory. It begins with one clinician of each organisation, who is in no team.</summary>
internal sealed class InMemoryDirectory : IDirectory, IDirectoryEditor
{
    private readonly ConcurrentDictionary<(string Organisation, PersonId Person), DirectoryPerson> _people = new();
    private readonly ConcurrentDictionary<(string Organisation, string Team), Team> _teams = new();

    public InMemoryDirectory()
    {
        Put("X26T1", TestSite.North.Id);
        Put("X26T2", new PersonId(TestSite.SouthTenant, TestSite.North.ObjectId));
    }

    public bool IsDown { get; set; }

    public void Put(
        string organisation, PersonId person, Roles roles = Roles.Clinician, string[]? teams = null, bool active = true, bool namedGuest = false) =>
        _people[(organisation, person)] = new(
            person, "Test Clinician One", "Nurse", roles, (teams ?? []).ToHashSet(StringComparer.Ordinal), active, namedGuest);

    public Task PutAsync(string organisation, DirectoryPerson person, CancellationToken cancellation)
    {
        _people[(organisation, person.Id)] = person;
        return Task.CompletedTask;
    }

    public void Remove(string organisation, PersonId person) => _people.TryRemove((organisation, person), out _);

    public void Put(string organisation, Team team) => _teams[(organisation, team.Id)] = team;

    public Task<DirectoryPerson?> FindAsync(string organisation, PersonId person, CancellationToken cancellation) => IsDown
        ? throw new UnavailableException("The directory does not answer.")
        : Task.FromResult(_people.GetValueOrDefault((organisation, person)));

    public Task<IReadOnlyList<Team>> TeamsAsync(string organisation, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Team>>([.. _teams.Where(row => row.Key.Organisation == organisation).Select(row => row.Value).OrderBy(team => team.Name)]);

    public Task<IReadOnlyList<DirectoryPerson>> PeopleAsync(string organisation, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DirectoryPerson>>([.. _people.Where(row => row.Key.Organisation == organisation).Select(row => row.Value)]);
}
