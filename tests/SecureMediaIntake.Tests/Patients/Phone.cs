using System.Net;

using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>A patient's browser without script, over in-process HTTP.</summary>
internal sealed class Phone(TestSite site) : IDisposable
{
    private readonly Browser _browser = site.NewBrowser();

    /// <summary>For a test class that disposes of it in its own way.</summary>
    public static Phone Of(TestSite site) => new(site);

    public void Dispose() => _browser.Dispose();

    public async Task<string> ReadAsync(string path)
    {
        using var page = await _browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>Posts what a script posts: no form, no token.</summary>
    public Task<HttpResponseMessage> PostAsync(string path) => _browser.PostAsync(path, new Dictionary<string, string>());

    public Task<HttpResponseMessage> OpenAsync(string path) => _browser.OpenAsync(path);

    /// <summary>Posts the secret of the last text at the door.</summary>
    public async Task EnterAsync()
    {
        var secret = site.Edges.Texts.Last(text => text.Link is not null).Link!.Split('#')[1];
        using var opened = await AnsweredAsync(_browser.PostAsync("/p/open", new Dictionary<string, string> { ["code"] = secret }));
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
    }

    /// <summary>Enters and passes the check.</summary>
    public async Task ComeInAsync()
    {
        await EnterAsync();
        var born = InMemoryEdges.Patient.BirthDate;
        using var passed = await SubmitAsync("/p/check", ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"));
        Assert.Equal("/p/agree", passed.Headers.Location?.OriginalString);
    }

    /// <summary>Opens the text of a link that cannot be used any more, and answers the question on the page of all such links.</summary>
    /// <returns>Where the answer leads.</returns>
    public async Task<string?> LookBackAsync()
    {
        await EnterAsync();
        var born = InMemoryEdges.Patient.BirthDate;
        using var passed = await SubmitAsync(
            "/p/cannot-open", ("check", "DateOfBirth"), ("day", $"{born.Day}"), ("month", $"{born.Month}"), ("year", $"{born.Year}"));
        return passed.Headers.Location?.OriginalString;
    }

    public async Task AgreeAsync()
    {
        using var agreed = await SubmitAsync("/p/agree", ("agree", "yes"));
        Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
    }

    public Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        AnsweredAsync(_browser.SubmitAsync(path, path, fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)));

    /// <summary>Posts the plain form of the files page.</summary>
    /// <param name="photo">Null: none was chosen, of which browsers send a part without name and bytes.</param>
    /// <param name="token">Null: the page's own.</param>
    public async Task<HttpResponseMessage> PostPhotoAsync(byte[]? photo, string? token = null, string from = "same-origin")
    {
        var page = Browser.Hidden(await ReadAsync("/p/files"));
        using var form = new MultipartFormDataContent();
        using var first = new StringContent(token ?? page["__RequestVerificationToken"]);
        form.Add(first, "__RequestVerificationToken");
        using var file = new ByteArrayContent(photo ?? []);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"photos\"; filename=\"{(photo is null ? "" : "a photo.jpg")}\"");
        file.Headers.TryAddWithoutValidation("Content-Type", photo is null ? "application/octet-stream" : "image/jpeg");
        form.Add(file);
        return await AnsweredAsync(_browser.PostAsync("/p/files/photo", form, from));
    }

    public async Task<string> SubmitAndReadAsync(string path, params (string Name, string Value)[] fields)
    {
        using var page = await SubmitAsync(path, fields);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>The door and the check take at least a second of a clock that only tests move.</summary>
    private async Task<HttpResponseMessage> AnsweredAsync(Task<HttpResponseMessage> answer)
    {
        while (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(5))) != answer)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await answer;
    }
}
