using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Whom a text goes to, and where its link leads. A view link's may go to another number, in another language, than the request's own.</summary>
/// <param name="FirstName">How it begins, or null where the clinician left the name out.</param>
/// <param name="Link">Null for a text that only tells.</param>
public sealed record TextAddress(string Mobile, string Language, string? FirstName, TextedLink? Link)
{
    public static TextAddress Of(TextRow text, RequestSnapshot request, RecordKey key)
    {
        if (text.Kind is TextKind.ViewLink)
        {
            var view = request.ViewLink(text.Link)!;
            var to = ShownTo.Open(view, key);
            return new(to.Mobile, view.Language, to.FirstName, new(new(request.Id, view.Number) { IsView = true }, view.LastDay));
        }

        var asked = request.ReadAsked(key);
        return new(
            asked.Mobile,
            request.Head.Language,
            request.Head.WithoutName ? null : asked.Patient.FirstName,
            text.LinkOf(request) is { } link ? new(new(request.Id, link.Number), UkTime.DayOf(link.EndsAt.AddTicks(-1))) : null);
    }

    public override string ToString() => "text address";
}

/// <param name="LastDay">On which it works.</param>
public sealed record TextedLink(LinkTarget Target, DateOnly LastDay);
