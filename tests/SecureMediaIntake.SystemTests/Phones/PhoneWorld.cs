using System.Globalization;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Demo;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>The whole world with the published app and a real Chromium, started once; each test has a request and a phone of its own.</summary>
public sealed class PhoneWorld : IAsyncLifetime
{
    /// <summary>07700 900000 to 900999 are Ofcom's drama numbers; the seed uses those from 900101 on.</summary>
    private const int FirstNumber = 900_200;

    private int _asked;

    internal World World { get; private set; } = null!;

    internal DemoBrowser Browser { get; private set; } = null!;

    internal SeedOrganisation Organisation => World.Seed.Organisations[0];

    internal SeedPatient Patient => Organisation.Patients[0];

    internal HospitalSystem Hospital => new(World, Organisation);

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(JourneyWorld.Published, "host.json")), "Publish the function app first: ./run publish.");
        World = await World.StartAsync(
            new() { ScriptRoot = JourneyWorld.Published, AppSettings = new Dictionary<string, string> { ["Sharing__Pause"] = "00:00:01" } }, new Progress<string>(), CancellationToken.None);
        Browser = await DemoBrowser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await World.DisposeAsync();
    }

    /// <summary>A new request, to a number of its own: how many texts one number may get is bounded.</summary>
    /// <param name="language">Of the pages.</param>
    internal async Task<(string Request, string Link)> AskAsync(string language = "en")
    {
        var number = (FirstNumber + Interlocked.Increment(ref _asked)).ToString(CultureInfo.InvariantCulture);
        return await Hospital.AskAsync(Patient with { Mobile = $"07700 {number}" }, new() { ["language"] = language });
    }

    /// <summary>A patient with a phone of their own who has come as far as the files page.</summary>
    internal async Task<FilesOnPhone> ComeInAsync(string link) => await FilesOnPhone.ComeInAsync(this, await Browser.PhoneAsync(), link);
}

/// <summary>One world for all tests of the phone.</summary>
[CollectionDefinition(Name)]
public sealed class PhoneTestGroup : ICollectionFixture<PhoneWorld>
{
    public const string Name = "Phones";
}
