using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Access;

/// <summary>Who is added has a name, a role and teams that exist; who is removed has no right and is still named.</summary>
public sealed class ChangePeopleTests
{
    private const string Code = "X26T1";

    private static readonly PersonId Id = new(Guid.CreateVersion7(), Guid.CreateVersion7());

    private static readonly DirectoryPerson Person = new(Id, "A. Example", "Nurse", Roles.Clinician, new HashSet<string> { "1a" }, IsActive: true, IsNamedGuest: false);

    private readonly InMemoryDirectory _directory = new();

    public ChangePeopleTests() => _directory.Put(Code, new Team("1a", "Wounds"));

    [Fact]
    public async Task Who_is_added_is_found()
    {
        await Change.PutAsync(Code, Person, CancellationToken.None);

        Assert.Equal(Person, await _directory.FindAsync(Code, Id, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_comes_without_a_name_a_role_or_into_a_team_that_is_not_there()
    {
        Assert.Equal(DirectoryProblems.NameIsMissing, await RefusedAsync(Person with { Name = " " }));
        Assert.Equal(DirectoryProblems.RoleIsMissing, await RefusedAsync(Person with { Roles = Roles.None }));
        Assert.Equal(DirectoryProblems.TeamIsUnknown, await RefusedAsync(Person with { Teams = new HashSet<string> { "1b" } }));
        Assert.Null(await _directory.FindAsync(Code, Id, CancellationToken.None));
    }

    [Fact]
    public async Task Who_is_removed_is_still_named_and_has_no_right()
    {
        await Change.PutAsync(Code, Person, CancellationToken.None);
        await Change.RemoveAsync(Code, Id, CancellationToken.None);

        var gone = (await _directory.FindAsync(Code, Id, CancellationToken.None))!;
        Assert.Equal("A. Example", gone.Name);
        Assert.False(AccessRules.MayEnter(gone.In(Code)));
    }

    [Fact]
    public async Task Nobody_can_be_removed_twice_over_from_where_they_never_were() => Assert.Equal(
        DirectoryProblems.PersonIsUnknown, Assert.IsType<Outcome<DirectoryPerson>.Refused>(await Change.RemoveAsync("X26T2", Id, CancellationToken.None)).Problem);

    private ChangePeople Change => new(_directory, _directory);

    private async Task<Problem> RefusedAsync(DirectoryPerson person) => Assert.IsType<Outcome<DirectoryPerson>.Refused>(await Change.PutAsync(Code, person, CancellationToken.None)).Problem;
}
