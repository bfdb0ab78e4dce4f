using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>One pass through the whole journey, as people would make it.</summary>
internal sealed class DemoRun(World world, string output, IProgress<string> progress)
{
    private static readonly string[] VideoNames = [".mov", ".mp4", ".m4v", ".webm", ".mkv", ".3gp", ".avi", ".ts"];

    private static readonly string[] PhotoParts = ["kept", "preview", "thumbnail"];

    private static readonly string[] VideoParts = ["kept", "poster", "thumbnail"];

    private readonly SeedOrganisation _organisation = world.Seed.Organisations[0];

    private SeedPatient Patient => _organisation.Patients[0];

    /// <returns>Whether every file was filed, is in the record, and is clean.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var videos = files.Where(file => VideoNames.Contains(Path.GetExtension(file).ToLowerInvariant())).ToList();
        var photos = files.Except(videos).ToList();
        var before = new Dictionary<string, Inventory>();

        foreach (var file in files)
        {
            before[file] = await Inventory.OfAsync(file, cancellation);
        }

        await using var browser = await DemoBrowser.StartAsync();
        await using var desk = await browser.DeskAsync();
        await using var phone = await browser.PhoneAsync();
        var clinician = new ClinicianDesk(world, desk);

        progress.Report("A clinician signs in and asks for photos.");
        await clinician.SignInAsync(_organisation, _organisation.Users[0]);
        var request = await clinician.AskAsync(Patient, "photos and a video of your left leg", "check how your wound is healing");

        progress.Report("The patient gets a text and opens the link.");
        var text = await world.Texts.WaitForTextAsync(Patient.Mobile, cancellation);
        var patient = new PatientPhone(phone, Patient, output);

        try
        {
            await patient.ComeInAsync(LinkIn(text.Body));
            progress.Report("The phone encrypts the files and sends them straight to storage.");
            await patient.AddAsync(photos, videos, progress);
            progress.Report("The patient presses Send. The service sanitises, seals and files.");
            await patient.SendAsync();
        }
        catch (TimeoutException e)
        {
            throw new WorldException($"The patient got no further than {await patient.WhereAsync()}", e);
        }

        var api = new RequestApi(world, _organisation);
        var settled = await api.SettledAsync(request, progress, cancellation);

        progress.Report("A clinician opens the portal and fetches what was filed.");
        var filed = settled.Items.Where(item => item.DocumentId is not null).Select(item => (item.Id, $"{item.Kind}-{item.Number}")).ToList();

        if (filed.Count > 0)
        {
            await clinician.PictureAsync(request, filed, output);
        }

        var items = await LookAsync(clinician, request, settled, photos, videos, before, cancellation);

        var storage = await StorageAsync(files, cancellation);
        Console.WriteLine(DemoReport.Of(items, world.Host!.Invocations, storage, clinician.AddressOf(request)));
        return storage.IsGood && items.All(item => item.IsGood);
    }

    private static string LinkIn(string text) =>
        text.Split(' ').First(word => word.StartsWith("https://", StringComparison.Ordinal));

    private async Task<IReadOnlyList<DemoItem>> LookAsync(
        ClinicianDesk clinician,
        string request,
        ApiRequest settled,
        IReadOnlyList<string> photos,
        IReadOnlyList<string> videos,
        Dictionary<string, Inventory> before,
        CancellationToken cancellation)
    {
        // The page numbers files in the order in which they were picked, photos and videos apart.
        var picked = photos.Concat(videos).ToList();
        var items = new List<DemoItem>();
        var record = new RecordCheck(world, _organisation);

        foreach (var (path, item) in picked.Zip(settled.Items.OrderBy(item => item.Kind).ThenBy(item => item.Number)))
        {
            if (item.DocumentId is null)
            {
                items.Add(new(path, before[path], item, After: null, Encoder: null, InRecord: false));
                continue;
            }

            var (left, encoder) = await PartsAsync(clinician, request, item, path, cancellation);
            items.Add(new(path, before[path], item, left, encoder, await record.HasAsync(item.DocumentId, cancellation)));
        }

        return items;
    }

    /// <summary>Fetches every part of an item through the portal, and says what metadata is left in all of them together.</summary>
    private async Task<(Inventory Left, string? Encoder)> PartsAsync(
        ClinicianDesk clinician, string request, ApiItem item, string path, CancellationToken cancellation)
    {
        var isVideo = item.Kind == "video";
        var left = Inventory.Nothing;
        string? encoder = null;

        foreach (var part in isVideo ? VideoParts : PhotoParts)
        {
            var isMovie = isVideo && part == "kept";
            var fetched = Path.Combine(output, $"{Path.GetFileNameWithoutExtension(path)}-{part}{(isMovie ? ".mp4" : ".jpg")}");
            await clinician.FetchAsync(request, item.Id, part, fetched, cancellation);
            left = left.And(await Inventory.OfAsync(fetched, cancellation));
            encoder = isMovie ? await EncoderAsync(fetched, cancellation) : encoder;
        }

        return (left, encoder);
    }

    /// <summary>Names that an encoder leaves behind, as ffprobe sees them; null when there are none.</summary>
    private static async Task<string?> EncoderAsync(string path, CancellationToken cancellation)
    {
        var said = await Tool.RunAsync(
            "ffprobe", ["-v", "error", "-show_entries", "format_tags=encoder,title,comment,location:stream_tags=encoder", "-of", "csv=p=0", path], cancellation);
        return said.Trim(' ', '\n', ',') is { Length: > 0 } left ? left : null;
    }

    private async Task<StorageVerdict> StorageAsync(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var search = new BlobSearch(world);

        // Originals are destroyed by the last station, a moment after the item is filed.
        for (var tries = 0; tries < 60 && await search.CountAsync("received", cancellation) > 0; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
        }

        return new(
            await search.CountAsync("upload", cancellation),
            await search.CountAsync("received", cancellation),
            await search.ReadableAsync(files, cancellation));
    }
}
