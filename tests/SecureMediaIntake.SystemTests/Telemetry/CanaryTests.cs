using System.Text;

using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Access;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>
/// G7: one whole journey with everything planted that could give a person or a secret away, and none of it in what the service tells about itself or keeps in the
/// open: traces, metrics, logs, messages, table keys and columns, names of blobs.
/// </summary>
[Collection(JourneyTestGroup.Name)]
[Trait("Goal", "canaries")]
public sealed class CanaryTests(JourneyWorld journey)
{
    /// <summary>docs of the goal: at least so many forms.</summary>
    private const int LeastForms = 5_000;

    private readonly Canaries _people = new();
    private readonly Canaries _secrets = new();

    private SeedOrganisation North => journey.World.Seed.Organisations[0];

    private SeedOrganisation South => journey.World.Seed.Organisations[1];

    [Fact]
    public async Task Nothing_about_anybody_and_no_secret_is_in_traces_metrics_logs_messages_keys_and_names()
    {
        await using var collector = await Collector.StartAsync();
        string log;

        await using (var host = await journey.StartHostAsync(collector.Settings))
        {
            await journey.ReadyAsync();
            var request = await WholeJourneyAsync();
            await Eventually.TrueAsync(() => Task.FromResult(IsWhole(collector, request)), "the whole journey has been told to the collector");
            await Eventually.TrueAsync(() => Task.FromResult(IsTold(request)), "the hospital's system was told of the whole journey");
            log = await ReadSharedAsync(Directory.GetFiles(journey.World.Folder, "host-*.log").OrderBy(File.GetCreationTimeUtc).Last());
        }

        Assert.True(_people.Count + _secrets.Count >= LeastForms, $"Only {_people.Count + _secrets.Count} forms were planted.");
        (string Where, string Text)[] places =
        [
            ("traces", collector.TextOf("traces")), ("metrics", collector.TextOf("metrics")), ("logs", collector.TextOf("logs")), ("the host's log", log),
            ("storage", await new StoredWords(journey.World).ReadAsync()),
            ("what a system was told", string.Join('\n', journey.World.Webhooks.Received.Select(one => one.ToString()))),
        ];

        Assert.All(places, place => Assert.True(place.Text.Length > 1_000, $"Too little was recorded in {place.Where} to prove anything."));
        Assert.Empty(places.SelectMany(place => _people.FindIn(place.Text).Concat(_secrets.FindIn(place.Text)).Select(found => $"{place.Where}: {found}")));
        SecureMediaIntake.Tests.Figures.Tell($"canaries: 0 of {_people.Count + _secrets.Count} forms in {places.Sum(place => (long)place.Text.Length)} bytes of {string.Join(", ", places.Select(place => place.Where))}");
        OneTraceFromThePhoneToThePeople(collector);
    }

    /// <summary>Every step of the journey, each once and signed, by the published app.</summary>
    private bool IsTold(string request)
    {
        var told = journey.World.Webhooks.Received.Where(one => one.Body.Contains(request, StringComparison.Ordinal)).ToList();
        string[] steps = ["request.made", "request.opened", "item.received", "request.sent", "item.filed", "item.reviewed", "item.disputed"];

        Assert.All(told, one => Assert.True(one.IsGenuine, one.ToString()));
        return steps.All(step => told.Any(one => one.Type == $"uk.secure-media-intake.{step}"));
    }

    /// <summary>Proves that what is searched for would be found.</summary>
    [Fact]
    public async Task What_is_planted_is_found_where_it_is()
    {
        await Task.CompletedTask;
        PlantPatient(North.Patients[0]);

        foreach (var (form, text) in new[]
        {
            ("plain", $"patient {North.Patients[0].Family} came"), ("a day", "born 14/03/1956,"), ("bare digits", "n=9990001014&"),
            ("in the middle of Base64", Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{North.Patients[0].NhsNumber}zz"))),
            ("UTF-16", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(North.Patients[0].Mobile))),
        })
        {
            Assert.True(_people.FindIn(text).Count > 0, form);
        }

        Assert.Empty(_people.FindIn("trace 0af79990001014dd8448eb211c80319c of a request"));
    }

    private async Task<string> WholeJourneyAsync()
    {
        var patient = North.Patients[0];
        PlantPatient(patient);
        var words = new PlantedWords(_people);
        using var nurse = await LogInAsync(North, "clinician.one");
        using var colleague = await LogInAsync(South, "clinician.two");
        var states = new RequestStates(journey.World);
        var hospital = new HospitalSystem(journey.World, North);
        var asked = await states.AskAsync(nurse, hospital, patient, ("Wanted", words.Of("wanted")), ("Why", words.Of("why")));
        _secrets.AddSecret("the link's secret", asked.Link.Split('#')[1]);
        var item = await SendAsync(hospital, patient, asked, words);

        await new StaffWork(nurse, colleague, asked.Request, item).RunAsync(words, Sharer.PersonOf(South, South.Users.Single(user => user.UserName.StartsWith("clinician.two", StringComparison.Ordinal))), South.Code);
        _secrets.AddSecret("a session of the staff", nurse.SessionCookies);
        return asked.Request;
    }

    private async Task<string> SendAsync(HospitalSystem hospital, SeedPatient patient, (string Request, string Link) asked, PlantedWords words)
    {
        using var phone = new PhoneClient(journey.World);
        (await phone.OpenAsync(asked.Link)).Dispose();
        Assert.Equal("/p/check", await phone.AnswerAsync(patient.BirthDate.AddDays(9)));
        Assert.Equal("/p/agree", await phone.AnswerAsync(patient.BirthDate));
        (await phone.PostPageAsync("/p/agree", ("agree", "yes"))).Dispose();
        var photos = new Photos(Directory.CreateDirectory(Path.Combine(journey.World.Folder, "planted")).FullName);
        var photo = await File.ReadAllBytesAsync(await new IdentifyingPhotos(photos).MakeAsync("planted.jpg", path => photos.QuartersAsync(Path.GetFileName(path))));
        var upload = await phone.UploadAsync(photo);
        _secrets.AddSecret("a right to write", new Uri(await phone.RightAsync((await phone.StageAsync(photo, "photo", "image/jpeg")).Id)).Query.TrimStart('?').Split('&').Where(part => part.StartsWith("sig=", StringComparison.Ordinal)));
        Assert.Equal("received", await phone.SettledAsync(upload));
        (await phone.PostPageAsync("/p/note", ("note", words.Of("note of the patient")))).Dispose();
        Assert.Equal("/p/sent", await phone.SendAsync());
        _secrets.AddSecret("a session of the patient", phone.SessionCookies);
        return (string)(await hospital.AllAsync(asked.Request, "filed"))[0]!["id"]!;
    }

    private void PlantPatient(SeedPatient patient)
    {
        var given = string.Join(' ', patient.Given);
        _people.Add("name", patient.Family, $"{given} {patient.Family}", $"{patient.Family}, {given}", $"{patient.Given[0]}.{patient.Family}", $"{patient.Family} {patient.Given[0][..1]}");
        _people.Add("NHS number", CanaryForms.OfNumber(patient.NhsNumber, 3, 3, 4));
        _people.Add("birth date", CanaryForms.OfDay(patient.BirthDate));
        _people.Add("a wrong answer", CanaryForms.OfDay(patient.BirthDate.AddDays(9)));
        var mobile = patient.Mobile.Replace(" ", "", StringComparison.Ordinal);
        _people.Add("mobile number", [.. CanaryForms.OfNumber(mobile, 5, 6), .. CanaryForms.OfNumber($"+44{mobile[1..]}", 3, 4, 6), .. CanaryForms.OfNumber($"44{mobile[1..]}", 2, 4, 6)]);
        _people.Add("the photo's place", "51.50735", "-0.127758", "+51.5073-000.1277/", "51,30.44", "51 deg 30' 26.46\"");
        _people.Add("the photo's owner and camera", Photos.Canary, $"iPhone 15 {Photos.Canary}");
        _people.Add("the photo's time", "2026:03:01 09:10:11", "2026-03-01T09:10:11");
        _people.Add("name of staff", [.. North.Users.Select(user => user.Name), .. North.Users.Select(user => user.UserName)]);
    }

    private static bool IsWhole(Collector collector, string request) =>
        collector.Spans.Any(span => span.Name == "TellPeople") && collector.TextOf("metrics").Contains("received-to-filed", StringComparison.Ordinal)
        && collector.TextOf("logs").Contains(request, StringComparison.Ordinal);

    /// <summary>Whoever looks at one span of a file finds all of it.</summary>
    private static void OneTraceFromThePhoneToThePeople(Collector collector)
    {
        var functions = collector.Spans.Where(span => span.Name is "SanitiseAndSeal" or "FileMedia" or "TellPeople").GroupBy(span => span.Trace)
            .Select(trace => trace.Select(span => span.Name).Distinct().Count());
        Assert.Contains(functions, count => count >= 2);
    }

    private async Task<StaffClient> LogInAsync(SeedOrganisation organisation, string name)
    {
        var client = new StaffClient(journey.World);
        Assert.NotEqual("/clinic/no-access", await client.LogInAsync(organisation, organisation.Users.Single(user => user.UserName.StartsWith($"{name}@", StringComparison.Ordinal))));
        return client;
    }

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
