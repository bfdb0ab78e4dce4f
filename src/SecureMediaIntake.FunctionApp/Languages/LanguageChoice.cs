namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>
/// Which language a page is in: what the person chose (<c>?lang=</c>, then the cookie of an earlier choice), the language of the request, the one
/// that the browser asks for, English. The person comes first, since clinicians guess and a link in the page that did nothing would help nobody.
/// </summary>
internal sealed class LanguageChoice(Catalogues catalogues)
{
    public const string Query = "lang";

    /// <param name="asked">The language of the request, where the page may know it.</param>
    public Catalogue Of(HttpRequest request, string? asked = null) =>
        ChosenNow(request)
        ?? catalogues.Find(LanguageCookie.Chosen(request))
        ?? catalogues.Find(asked)
        ?? catalogues.Find(LanguageCookie.TakenOver(request))
        ?? OfBrowser(request)
        ?? catalogues.English;

    /// <summary>What the person has just chosen by the link in the page, or null.</summary>
    public Catalogue? ChosenNow(HttpRequest request) => catalogues.Find(request.Query[Query]);

    private Catalogue? OfBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(range => range.Quality is not 0)
        .OrderByDescending(range => range.Quality ?? 1)
        .Select(range => catalogues.Find(range.Value.Value) ?? catalogues.Find(range.Value.Value?.Split('-')[0]))
        .FirstOrDefault(catalogue => catalogue is not null);
}
