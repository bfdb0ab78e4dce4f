using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Patients;

namespace SecureMediaIntake.SystemTests.Accessibility;

/// <summary>Every page and state that a patient can meet, in each language, as the service writes it; one browser for all who look at them.</summary>
public sealed class RenderedPages : IAsyncLifetime
{
    internal IReadOnlyDictionary<string, IReadOnlyList<(string Page, string Html)>> ByLanguage { get; private set; } = null!;

    internal PageBrowser Browser { get; private set; } = null!;

    private Task<PageWalk[]>? _walks;

    /// <summary>Made at the first call, with and without script at once; the tests then read what was found.</summary>
    internal Task<PageWalk[]> WalksAsync() => _walks ??= Task.WhenAll(WalkAsync(script: true), WalkAsync(script: false));

    private async Task<PageWalk> WalkAsync(bool script)
    {
        var walk = new PageWalk(Browser, script);
        await walk.GoAsync(ByLanguage);
        return walk;
    }

    public async Task InitializeAsync()
    {
        var pages = new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal);

        foreach (var language in PatientLanguages.All)
        {
            await using var site = await TestSite.StartAsync();
            pages[language] = await PatientPages.AllAsync(site, language);
        }

        ByLanguage = pages;
        Browser = await PageBrowser.StartAsync();
    }

    public async Task DisposeAsync() => await Browser.DisposeAsync();
}

/// <summary>The pages are written once for all who look at them.</summary>
[CollectionDefinition(Name)]
public sealed class RenderedPagesGroup : ICollectionFixture<RenderedPages>
{
    public const string Name = "Patient pages";
}
