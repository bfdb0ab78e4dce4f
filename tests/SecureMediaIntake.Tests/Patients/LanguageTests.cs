using System.Net;
using System.Text.RegularExpressions;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.Tests.Architecture;
using SecureMediaIntake.Tests.Clinic;

namespace SecureMediaIntake.Tests.Patients;

public sealed partial class LanguageTests
{
    /// <summary>What a page may say in letters of English: what the organisation and the clinician wrote, and the names of languages.</summary>
    private static readonly string[] Untranslated = ["Test Trust North", "https://north.example", "3 photos of your left leg", "To see how it heals", "English"];

    public static TheoryData<string> Tags => [.. PatientLanguages.All];

    public static TheoryData<string> PseudoTags => ["en-XA", "ar-XB"];

    [Theory]
    [MemberData(nameof(PseudoTags))]
    public async Task No_page_says_anything_that_is_not_in_the_language_files(string tag)
    {
        await using var site = await TestSite.StartAsync(Pseudo(tag));

        foreach (var (page, html) in await PatientPages.AllAsync(site, tag))
        {
            var english = AsciiWords().Matches(VisibleText(html)).Select(word => word.Value).ToList();
            Assert.True(english.Count == 0, $"{page} says outside the language files: {string.Join(" ", english)}");
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task Every_page_is_in_the_language_of_the_request_and_says_so(string tag)
    {
        await using var site = await TestSite.StartAsync();
        var language = Language.All.Single(one => one.Tag == tag);

        foreach (var (page, html) in await PatientPages.AllAsync(site, tag))
        {
            Assert.True(html.Contains($"<html lang=\"{language.Html}\" dir=\"{language.Direction}\">", StringComparison.Ordinal), $"{page} is in another language.");
            Assert.Equal(language.IsRightToLeft, html.Contains("/p/assets/site.rtl.css", StringComparison.Ordinal));
            Assert.DoesNotMatch("""="[^"]*(<bdi>|&lt;bdi)""", html);
            Assert.DoesNotMatch(@"\{\w+\}", ScriptWords().Replace(html, string.Empty));
        }
    }

    [Fact]
    public async Task Arabic_is_written_in_its_letters_and_what_a_clinician_wrote_is_still_no_markup()
    {
        await using var site = await TestSite.StartAsync();
        await site.AskAsync("<script>\"'&", PatientLanguages.Arabic);
        using var phone = new Phone(site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();

        var html = await phone.ReadAsync("/p/files");

        Assert.Contains("أضف صورك", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;script&gt;&quot;&#x27;&amp;</bdi>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_in_the_page_changes_the_language_for_good_and_keeps_the_place()
    {
        await using var site = await TestSite.StartAsync();
        await site.AskAsync(language: PatientLanguages.Arabic);
        using var phone = new Phone(site);
        await phone.ComeInAsync();
        var address = WebUtility.HtmlDecode(LinkTo("cy").Match(await phone.ReadAsync("/p/agree")).Groups[1].Value);

        var chosen = await phone.ReadAsync(address);
        await phone.AgreeAsync();
        var next = await phone.ReadAsync("/p/tips");

        Assert.Equal("/p/agree?lang=cy", address);
        Assert.Contains("Sut rydym yn defnyddio eich lluniau", WebUtility.HtmlDecode(chosen), StringComparison.Ordinal);
        Assert.Contains("Sut i dynnu lluniau da", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agreement_is_kept_with_the_language_in_which_it_was_read()
    {
        await using var site = await TestSite.StartAsync();
        var request = await site.AskAsync(language: PatientLanguages.Welsh);
        using var phone = new Phone(site);
        await phone.ComeInAsync();
        await phone.AgreeAsync();

        var kept = (await site.Requests.ReadAsync(request, CancellationToken.None))!.Find<Domain.Links.Agreement>(Domain.Links.Agreement.Key)!;

        Assert.Equal(PatientLanguages.Welsh, kept.Language);
    }

    [Fact]
    public async Task The_language_link_keeps_what_the_address_says()
    {
        await using var site = await TestSite.StartAsync();
        using var phone = new Phone(site);

        var html = await phone.ReadAsync("/p?problem=form&lang=cy");

        Assert.Contains("<html lang=\"cy\"", html, StringComparison.Ordinal);
        Assert.Equal("/p?problem=form&lang=ar", WebUtility.HtmlDecode(LinkTo("ar").Match(html).Groups[1].Value));
    }

    [Theory]
    [InlineData("cy-GB, en;q=0.5", "cy")]
    [InlineData("fr, ar;q=0.3, en;q=0.2", "ar")]
    [InlineData("cy;q=0, en", "en-GB")]
    [InlineData("fr", "en-GB")]
    [InlineData(";;;q=banana", "en-GB")]
    public async Task Before_anything_is_known_the_browser_is_believed(string accepts, string expected)
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);

        Assert.Contains($"<html lang=\"{expected}\"", await client.GetStringAsync(new Uri("/p", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/p?lang=xx")]
    [InlineData("/p?lang=")]
    [InlineData("/p?lang=%22%3E%3Cscript%3E")]
    public async Task A_language_that_is_not_offered_changes_nothing(string path)
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        using var page = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Contains("<html lang=\"en-GB\" dir=\"ltr\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_cookie_of_the_language_is_harmless_and_ends_with_the_browser()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        using var page = await client.GetAsync(new Uri("/p?lang=cy", UriKind.Relative));

        Assert.Equal("__Host-language=cy; path=/; secure; samesite=strict; httponly", Assert.Single(page.Headers.GetValues("Set-Cookie")));
    }

    [Fact]
    public async Task A_link_that_cannot_be_used_is_in_the_same_language_whatever_its_request_was_in()
    {
        await using var site = await TestSite.StartAsync();
        await site.AskAsync(language: PatientLanguages.Welsh);
        using var phone = new Phone(site);
        await phone.EnterAsync();
        site.Clock.Advance(TimeSpan.FromDays(8));

        using var start = await phone.OpenAsync("/p/start");
        var html = await phone.ReadAsync("/p/cannot-open");

        Assert.Equal("/p/cannot-open", start.Headers.Location?.OriginalString);
        Assert.False(start.Headers.Contains("Set-Cookie"));
        Assert.Contains("<html lang=\"en-GB\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_without_texts_is_offered_to_nobody()
    {
        await using var site = await TestSite.StartAsync(Catalogues.Built(new([PatientLanguages.English, PatientLanguages.Welsh])));
        using var phone = new Phone(site);

        var html = await phone.ReadAsync("/p?lang=ar");

        Assert.Contains("<html lang=\"en-GB\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(LinkTo("ar"), html);
    }

    private static Catalogues Pseudo(string tag)
    {
        var rightToLeft = tag.StartsWith("ar", StringComparison.Ordinal);
        var language = new Language(tag, tag, "⟦ẋẋ⟧", rightToLeft, rightToLeft ? PluralRules.Arabic : PluralRules.English);
        using var json = File.OpenRead(Path.Combine(Repository.Root, "src", "web", "built", "pseudo", $"{tag}.json"));
        return new([Catalogues.BuiltIn(Language.All[0]), Catalogue.Read(language, json)]);
    }

    /// <summary>What a person reads or hears: text, and the attributes that are spoken or said by the script.</summary>
    private static string VisibleText(string html)
    {
        var spoken = string.Join(' ', Attributes().Matches(html).Select(attribute => attribute.Groups[2].Value));
        var text = WebUtility.HtmlDecode(Markup().Replace(html, " ") + " " + spoken);
        text = Placeholders().Replace(text, " ");
        return Untranslated.Aggregate(text, (left, word) => left.Replace(word, " ", StringComparison.Ordinal));
    }

    private static Regex LinkTo(string tag) => new($"""<a class="smi-languages__link" href="([^"]+)" lang="{tag}" hreflang="{tag}" """);

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex AsciiWords();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("""\b(aria-label|alt|title|placeholder|data-word-[a-z0-9-]+)="([^"]*)["]""")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholders();

    [GeneratedRegex("""data-word-[a-z0-9-]+="[^"]*["]""")]
    private static partial Regex ScriptWords();
}
