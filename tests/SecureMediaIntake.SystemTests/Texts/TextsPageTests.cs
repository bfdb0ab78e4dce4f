using System.Net.Http.Json;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.Texts;
using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The page on which a person trying the world receives the texts.</summary>
public sealed class TextsPageTests
{
    [Fact]
    public async Task Texts_are_shown_newest_first_with_a_link_to_follow()
    {
        await using var server = await NotifyCaller.StartAsync();
        await server.SendAsync("07700900111");
        await server.SendAsync("07700900222");

        var (page, _) = await GetAsync(server, "/");

        Assert.True(page.IndexOf("To 07700900222", StringComparison.Ordinal) < page.IndexOf("To 07700900111", StringComparison.Ordinal));
        Assert.Contains("<a href=\"https://127.0.0.1:7071/p#ABCDEFGHJKMNPQRSTVWXYZ0123\" rel=\"noreferrer\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("https://a.example/\"onmouseover=\"x", "<a href=\"https://a.example/\" rel=\"noreferrer\">https://a.example/</a>&quot;onmouseover=&quot;x")]
    [InlineData("https://a.example/?a=1&b=<i>.", "<a href=\"https://a.example/?a=1&amp;b=\" rel=\"noreferrer\">https://a.example/?a=1&amp;b=</a>&lt;i&gt;.")]
    [InlineData("(https://a.example/x).", "(<a href=\"https://a.example/x\" rel=\"noreferrer\">https://a.example/x</a>).")]
    public async Task Whatever_a_text_contains_is_only_text_on_the_page(string name, string expected)
    {
        await using var server = await NotifyCaller.StartAsync();
        var values = NotifyCaller.Personalisation();
        values["first_name"] = name;
        await server.Client().SendSmsAsync("07700900123", server.RequestTemplateId, values);

        var (page, answer) = await GetAsync(server, "/");

        Assert.Contains($"<p class=\"body\">{expected},", page, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_read_the_same_as_json()
    {
        await using var server = await NotifyCaller.StartAsync();
        await server.SendAsync(reference: "first");
        await server.SendAsync(reference: "second");
        using var client = new HttpClient { BaseAddress = server.Address };

        var texts = await client.GetFromJsonAsync<List<JsonElement>>("/texts.json") ?? [];

        Assert.Equal(["second", "first"], texts.Select(text => text.GetProperty("reference").GetString()));
        Assert.All(texts, text => Assert.Equal("07700900123", text.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task Nothing_on_the_page_comes_from_elsewhere()
    {
        await using var server = await NotifyCaller.StartAsync();

        foreach (var path in new[] { "/", "/texts.css", "/texts.js" })
        {
            var (content, _) = await GetAsync(server, path);
            Assert.DoesNotContain("//", content.Replace("<!DOCTYPE", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static async Task<(string Content, HttpResponseMessage Answer)> GetAsync(NotifyServer server, string path)
    {
        using var client = new HttpClient();
        var answer = await client.GetAsync(new Uri(server.Address, path));
        return (await answer.Content.ReadAsStringAsync(), answer);
    }
}
