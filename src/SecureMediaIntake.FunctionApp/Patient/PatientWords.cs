using Microsoft.AspNetCore.WebUtilities;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// <c>T</c> of the patient's pages: <c>@T["start.asked", ("organisation", name)]</c>. One for each request of HTTP, in the language of whoever
/// reads the answer.
/// </summary>
internal sealed class PatientWords(IHttpContextAccessor http, Catalogues catalogues, LanguageChoice choice)
{
    private Words? _words;

    private HttpContext Context => http.HttpContext!;

    public Language Language => Now.Language;

    /// <summary>The language itself, for what goes beyond single sentences.</summary>
    public Words Now => _words ??= new(choice.Of(Context.Request));

    public Said this[string key, params (string Name, object Value)[] values] => Now[key, values];

    public Said Count(string key, int count, params (string Name, object Value)[] values) => Now.Count(key, count, values);

    public string Plain(string key, params (string Name, object Value)[] values) => Now.Plain(key, values);

    /// <summary>A telephone number that is not broken at the end of a line, where its halves would change places from right to left.</summary>
    public static string Phone(Organisation organisation) => organisation.Phone.Replace(' ', '\u00a0');

    /// <summary>The words of a page's script, for the element around everything that it changes.</summary>
    public ScriptWords Script => new(Now, "script");

    public string Of(Problem problem) => Now.Of(problem);

    /// <summary>Keeps a choice that was just made by the link in the page.</summary>
    public void KeepChoice()
    {
        if (choice.ChosenNow(Context.Request) is { } chosen)
        {
            LanguageCookie.Choose(Context.Response, chosen.Language);
        }
    }

    /// <summary>Called by a page that knows the request, before it says a word.</summary>
    public void UseLanguageOf(MediaRequest request) => UseLanguage(request.Language);

    /// <param name="tag">In which its person is written to.</param>
    public void UseLanguage(string tag)
    {
        _words = new(choice.Of(Context.Request, tag));

        // So that the pages for a link that has ended, which may not look at the request, are not suddenly in English.
        if (catalogues.Find(tag) is { } asked && choice.ChosenNow(Context.Request) is null
            && LanguageCookie.Chosen(Context.Request) is null && LanguageCookie.TakenOver(Context.Request) != asked.Language.Tag)
        {
            LanguageCookie.TakeOver(Context.Response, asked.Language);
        }
    }

    /// <summary>The other languages, each with the address of this page in it.</summary>
    public IEnumerable<(Language Language, string Address)> Others()
    {
        var rest = Context.Request.Query.Where(pair => pair.Key is not (LanguageChoice.Query or "handler"));
        var page = QueryHelpers.AddQueryString(Context.Request.Path, rest);
        return catalogues.All.Where(one => one.Language != Language)
            .Select(one => (one.Language, QueryHelpers.AddQueryString(page, LanguageChoice.Query, one.Language.Tag)));
    }
}
