namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>
/// Remembers the language of this browser until it is closed. It says nothing else and gives no right, so that a GET may set it. Chosen by the
/// person, it wins over the request's language; taken over from a request, it only serves the pages that do not know the request.
/// </summary>
internal static class LanguageCookie
{
    public const string Name = "__Host-language";

    private const string FromRequest = "request:";

    public static void Choose(HttpResponse response, Language language) => Set(response, language.Tag);

    public static void TakeOver(HttpResponse response, Language language) => Set(response, FromRequest + language.Tag);

    public static string? Chosen(HttpRequest request) => request.Cookies[Name] is { } tag && !IsFromRequest(tag) ? tag : null;

    public static string? TakenOver(HttpRequest request) => request.Cookies[Name] is { } tag && IsFromRequest(tag) ? tag[FromRequest.Length..] : null;

    private static bool IsFromRequest(string value) => value.StartsWith(FromRequest, StringComparison.Ordinal);

    private static void Set(HttpResponse response, string value) => response.Cookies.Append(Name, value, new CookieOptions
    {
        Path = "/",
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    });
}
