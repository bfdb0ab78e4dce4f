using System.Diagnostics;
using System.Net;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Storage;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Access;

/// <summary>Everybody of docs/authorisation.csv, logged in: those who must not get in got in while they still might, and were taken out then.</summary>
internal sealed class Staff : IDisposable
{
    /// <summary>User names without their host, by column.</summary>
    private static readonly (string Column, string User)[] Members =
    [
        ("requester", "clinician.one"), ("team", "clinician.two"), ("senior in team", "senior.one"), ("other team", "clinician.three"),
        ("senior other team", "senior.two"), ("lead", "lead"), ("administrator", "administrator"), ("operator", "operator"), ("named guest", "named.guest"),
        ("emergency", "clinician.four"), ("emergency ended", "clinician.five"),
    ];

    private static readonly (string Column, string User)[] Outsiders =
        [("leaver", "leaver"), ("no role", "no.role"), ("unknown", "visitor"), ("guest", "guest")];

    private readonly Dictionary<string, StaffClient> _clients = new(StringComparer.Ordinal);
    private readonly World _world;
    private readonly SeedOrganisation _north;

    private Staff(World world) => (_world, _north) = (world, world.Seed.Organisations[0]);

    public StaffClient this[string column] => _clients[column];

    /// <summary>Where those ended who must not get in, when they tried.</summary>
    public Dictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Longest time that a session went on after the directory had changed.</summary>
    public TimeSpan LongestInside { get; private set; }

    public static async Task<Staff> LogInAsync(World world)
    {
        var staff = new Staff(world);
        await staff.LogInAllAsync();
        return staff;
    }

    public void Dispose() => _clients.Values.ToList().ForEach(client => client.Dispose());

    private async Task LogInAllAsync()
    {
        Add("nobody");

        foreach (var (column, user) in Members)
        {
            Assert.NotEqual("/clinic/no-access", await Add(column).LogInAsync(_north, User(user)));
        }

        var south = _world.Seed.Organisations[1];
        await Add("other organisation").LogInAsync(south, south.Users[0]);
        await Add("granted").LogInAsync(south, south.Users[1]);
        await Add("grant ended").LogInAsync(south, south.Users[2]);
        Add("system").UseToken(await _world.SignIn.MachineTokenAsync(_north, _north.Machines[0], CancellationToken.None));
        Add("system without role").UseToken(await _world.SignIn.MachineTokenAsync(_north, _north.Machines[1], CancellationToken.None));
        await LogInOutsidersAsync();
    }

    private async Task LogInOutsidersAsync()
    {
        var directory = new StorageDirectory(_world.Storage.Account, _world.Authority);
        var welcome = _north.Users[0].Directory! with { NamedGuest = true };

        foreach (var (column, user) in Outsiders)
        {
            Refusals[column] = await Add(column).LogInAsync(_north, User(user));
            await directory.PutAsync(_north, User(user) with { Directory = welcome }, CancellationToken.None);
        }

        await Task.Delay(IDirectory.Oldest);

        foreach (var (column, user) in Outsiders)
        {
            Assert.NotEqual("/clinic/no-access", await this[column].LogInAsync(_north, User(user)));
            await (User(user).Directory is null
                ? directory.RemoveAsync(_north, User(user), CancellationToken.None)
                : directory.PutAsync(_north, User(user), CancellationToken.None));
            await PutOutAsync(this[column]);
        }
    }

    /// <summary>Waits until the session is worth nothing any more.</summary>
    private async Task PutOutAsync(StaffClient outsider)
    {
        var taken = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await outsider.SendAsync(HttpMethod.Get, "/clinic");
                return answer.StatusCode == HttpStatusCode.Unauthorized;
            },
            "who was taken out of the directory is out");
        LongestInside = new[] { LongestInside, Stopwatch.GetElapsedTime(taken) }.Max();
    }

    private StaffClient Add(string column) => _clients[column] = new StaffClient(_world);

    private SeedUser User(string name) => _north.Users.Single(user => user.UserName.Split('@')[0] == name);
}
