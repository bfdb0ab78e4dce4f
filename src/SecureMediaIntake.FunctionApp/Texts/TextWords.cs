using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Texts;

/// <summary>
/// The words of texts. They are ours and not the text service's: the clinician reads the very text before it goes out, its length is known, and the
/// tests hold that no text in any language says anything clinical.
/// </summary>
internal sealed class TextWords(Catalogues catalogues)
{
    /// <summary>The text as the phone shows it.</summary>
    public string Of(PatientText text) => Say(text, LanguageOf(text));

    /// <summary>The request's language or, where its letters cannot be sent, English.</summary>
    public Catalogue LanguageOf(PatientText text)
    {
        // A language that was taken back after the request was made, too: a text in English is better than none.
        var asked = catalogues.Find(text.Language) ?? catalogues.English;
        return NotifyLetters.Sends(Say(text, asked)) ? asked : catalogues.English;
    }

    /// <summary>The text in one language, whatever its letters.</summary>
    public static string Say(PatientText text, Catalogue catalogue)
    {
        var words = new Words(catalogue);

        return text.FirstName is not { } name || NotifyLetters.OfName(name) is not { } sent ? Say(text, words)
            : text.Kind is TextKind.Seen ? words.Plain("text.seen-named", ("name", sent), ("organisation", text.Organisation), ("phone", Phone(text, words)))
            : words.Plain("text.named", ("name", sent), ("text", Say(text, words)));
    }

    private static string Say(PatientText text, Words words)
    {
        var (organisation, phone) = (text.Organisation, Phone(text, words));

        return text.Kind switch
        {
            TextKind.Request => words.Plain("text.request", ("organisation", organisation), ("link", text.Link!), ("day", Day(text, words)), ("phone", phone)),
            TextKind.NewLink => words.Plain("text.new-link", ("organisation", organisation), ("link", text.Link!), ("day", Day(text, words)), ("phone", phone)),
            TextKind.Reminder => words.Plain("text.reminder", ("organisation", organisation), ("link", text.Link!), ("day", Day(text, words)), ("phone", phone)),
            TextKind.NotSent => words.Plain("text.not-sent", ("organisation", organisation), ("link", text.Link!), ("day", Day(text, words)), ("phone", phone)),
            TextKind.Received => words.Plain("text.received", ("organisation", organisation), ("phone", phone)),
            TextKind.CouldNotUse => words.Plain("text.could-not-use", ("organisation", organisation), ("phone", phone)),
            TextKind.Seen => words.Plain("text.seen", ("organisation", organisation), ("phone", phone)),
            TextKind.ViewLink => words.Plain("text.view-link", ("organisation", organisation), ("link", text.Link!), ("day", Day(text, words)), ("phone", phone)),
            TextKind.Cancelled => words.Plain("text.cancelled", ("organisation", organisation), ("phone", phone)),
            _ => throw new UnreachableException($"Text kind {text.Kind} has no words."),
        };
    }

    private static string Day(PatientText text, Words words) => words.DayAndMonth(text.LastDay!.Value);

    /// <summary>Without its spaces from right to left, where the halves of a number would change places; a space that keeps them together cannot be sent.</summary>
    private static string Phone(PatientText text, Words words) =>
        words.Language.IsRightToLeft ? text.Phone.Replace(" ", string.Empty, StringComparison.Ordinal) : text.Phone;
}
