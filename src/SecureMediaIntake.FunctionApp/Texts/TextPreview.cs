using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>A text as a clinician reads it before it goes out.</summary>
/// <param name="Shown">Its words; the secret of the link, which does not exist yet, is a sign of omission.</param>
/// <param name="Length">Of the text as it will be.</param>
/// <param name="Notice">What is not as the clinician may expect, in one or two sentences, or null.</param>
internal sealed record TextPreview(string Shown, Language Language, TextLength Length, string? Notice)
{
    public string LengthInWords => Length.Messages == 1
        ? $"1 message, {Length.Characters} characters"
        : $"This will be sent as {Length.Messages} messages ({Length.Characters} characters)";

    public override string ToString() => "text preview";
}

/// <summary>Makes previews.</summary>
internal sealed class TextPreviews(
    TextWords words, Catalogues catalogues, OrganisationDirectory organisations, PublicOrigin site, TextOptions options, TimeProvider clock)
{
    public TextPreview OfRequest(string organisation, PatientFacts patient, RequestForm form) => Of(
        TextKind.Request, organisations.ByCode(organisation), patient, UkMobile.TryParse(form.Mobile)!, form.Language, form.Texts.WithoutName, form.Days);

    public TextPreview OfNewLink(MediaRequest head, Asked asked, int days) => Of(
        TextKind.NewLink, organisations.ByCode(head.Organisation), asked.Patient, asked.Mobile, head.Language, head.WithoutName, days);

    public TextPreview OfViewLink(string organisation, PatientFacts patient, string mobile, string language, bool withoutName, int days) => Of(
        TextKind.ViewLink, organisations.ByCode(organisation), patient, mobile, language, withoutName, days);

    private TextPreview Of(
        TextKind kind, Organisation organisation, PatientFacts patient, string mobile, string language, bool withoutName, int days)
    {
        var now = clock.GetUtcNow();

        // A secret of the right length that opens nothing: nobody keeps its hash.
        var link = LinkSecret.New().InLink(site.Value);
        var text = new PatientText(
            kind, language, mobile, withoutName ? null : patient.FirstName, organisation.PublicName, organisation.Phone, Reference: string.Empty)
        {
            Link = link,
            LastDay = UkTime.DayOf(now).AddDays(days),
        };
        var said = words.Of(text);
        var into = words.LanguageOf(text).Language;

        return new(said.Replace(link, $"{link[..(link.IndexOf('#', StringComparison.Ordinal) + 1)]}…", StringComparison.Ordinal), into, TextLength.Of(said), Notice(text, into, now));
    }

    private string? Notice(PatientText text, Language into, DateTimeOffset now)
    {
        string?[] notices =
        [
            into.Tag == text.Language ? null
                : $"The text service cannot send the letters of this language. The text is in English; the pages are in {catalogues.Find(text.Language)?.Language.Name}.",
            text.FirstName is { } name && NotifyLetters.OfName(name) is null ? "The text service cannot send the letters of their first name. It is left out." : null,
            options.NextAllowed(now) is var next && next > now ? $"Texts go out from {Clock(options.From)} to {Clock(options.Until)}. This one goes out on {UkTime.DateAndTime(next)}." : null,
        ];

        return string.Join(' ', notices.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    private static string Clock(TimeSpan time) => time.Hours switch
    {
        0 => "midnight",
        12 => "12pm",
        < 12 => $"{time.Hours}am",
        _ => $"{time.Hours - 12}pm",
    };
}
