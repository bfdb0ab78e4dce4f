using System.Security.Cryptography;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Access;

[Collection(StorageCollection.Name)]
public sealed class TableDirectoryTests(StorageWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task People_and_teams_are_read_as_they_were_written_and_only_in_their_own_organisation()
    {
        await using var services = world.NewServices();
        var directory = services.GetRequiredService<IDirectory>();
        var organisation = NewOrganisation(new("Nurse", ["Clinician", "Senior"], ["t1", "t2"], NamedGuest: true));
        await SeedAsync(organisation);

        var found = (await directory.FindAsync(organisation.Code, IdOf(organisation), None))!;

        Assert.Equal((Roles.Clinician | Roles.Senior, true, true, "Nurse"), (found.Roles, found.IsActive, found.IsNamedGuest, found.Job));
        Assert.Equal(["t1", "t2"], found.Teams.Order(StringComparer.Ordinal));
        Assert.Equal([new Team("t2", "A team"), new Team("t1", "B team")], await directory.TeamsAsync(organisation.Code, None));
        Assert.Null(await directory.FindAsync("X00X0", IdOf(organisation), None));
        Assert.Empty(await directory.TeamsAsync("X00X0", None));
    }

    [Fact]
    public async Task What_is_not_understood_gives_no_right()
    {
        await using var services = world.NewServices();
        var organisation = NewOrganisation(new("Nurse", ["clinician", "127", "MediaSystem", "Emperor"], [], Active: false));
        await SeedAsync(organisation);

        var found = (await services.GetRequiredService<IDirectory>().FindAsync(organisation.Code, IdOf(organisation), None))!;

        Assert.Equal((Roles.None, false, false), (found.Roles, found.IsActive, found.IsNamedGuest));
    }

    [Fact]
    public async Task Who_is_taken_out_is_out_once_the_answer_is_too_old()
    {
        await using var services = world.NewServices();
        var directory = services.GetRequiredService<IDirectory>();
        var organisation = NewOrganisation(new("Nurse", ["Clinician"], []));
        await SeedAsync(organisation);
        Assert.True((await directory.FindAsync(organisation.Code, IdOf(organisation), None))!.IsActive);

        var person = organisation.Users[0];
        await world.Directory.PutAsync(organisation, person with { Directory = person.Directory! with { Active = false } }, None);
        await Task.Delay(IDirectory.Oldest);

        Assert.False((await directory.FindAsync(organisation.Code, IdOf(organisation), None))!.IsActive);
    }

    [Fact]
    public async Task Silence_is_unavailable_and_not_a_no()
    {
        using var network = new FaultyNetwork();
        await using var services = world.NewServices(network);
        network.LoseRequests(int.MaxValue, _ => true);

        await Assert.ThrowsAsync<UnavailableException>(
            () => services.GetRequiredService<IDirectory>().FindAsync("X26T1", new(Guid.AllBitsSet, Guid.AllBitsSet), None));
    }

    private Task SeedAsync(SeedOrganisation organisation) => world.Directory.SeedAsync(organisation, None);

    private static PersonId IdOf(SeedOrganisation organisation) => new(new(organisation.TenantId), new(organisation.Users[0].Oid));

    private static string NewId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    private static SeedOrganisation NewOrganisation(SeedDirectoryRow row) => new(
        $"T{RandomNumberGenerator.GetHexString(6)}", "n", "n", "p", "w", NewId(), "k", "r", "a", "b",
        [], [new("t1", "B team"), new("t2", "A team")], [new(NewId(), "Test Clinician", "u", Directory: row)], [], []);
}
