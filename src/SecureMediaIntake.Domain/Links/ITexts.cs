namespace SecureMediaIntake.Domain.Links;

/// <summary>The texts that patients get. Words and fields: docs/settings.md.</summary>
public enum TextTemplate
{
    /// <summary>The request with its link.</summary>
    Request,

    /// <summary>Everything that was sent is in the record.</summary>
    Received,
}

/// <summary>A text to a patient: names, dates and perhaps a link, nothing clinical.</summary>
/// <param name="Language">Whose template it is.</param>
/// <param name="Fields">Values of the template's fields.</param>
/// <param name="Reference">Ours; by it a text whose acknowledgement was lost is found again.</param>
public sealed record PatientText(
    TextTemplate Template, string Language, string Mobile, IReadOnlyDictionary<string, string> Fields, string Reference)
{
    /// <summary>Last day on which the link works, or null where the text has none. A day and not words: whoever sends it knows the language.</summary>
    public DateOnly? LastDay { get; init; }

    public override string ToString() => "text";
}

/// <summary>Sends texts.</summary>
public interface ITexts
{
    /// <summary>Whether a text with this reference was accepted before.</summary>
    /// <exception cref="Outcomes.UnavailableException">The service does not answer.</exception>
    Task<bool> WasSentAsync(string reference, CancellationToken cancellation);

    /// <summary>Sends it.</summary>
    /// <returns>False when the service refuses the number for good.</returns>
    /// <exception cref="Outcomes.UnavailableException">Not now: throttled, down, or unknown whether it went out.</exception>
    Task<bool> SendAsync(PatientText text, CancellationToken cancellation);
}
