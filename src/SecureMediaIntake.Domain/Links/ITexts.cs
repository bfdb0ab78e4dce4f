namespace SecureMediaIntake.Domain.Links;

/// <summary>A text to a patient: names, a date and perhaps a link, nothing clinical. Its words are in the language files, section <c>text</c>.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Language">Of the request.</param>
/// <param name="FirstName">How it begins, or null where the clinician left the name out.</param>
/// <param name="Organisation">Its public name.</param>
/// <param name="Phone">Where the patient can call.</param>
/// <param name="Reference">Ours; by it a text whose acknowledgement was lost is found again, and its receipt finds us.</param>
public sealed record PatientText(
    TextKind Kind, string Language, string Mobile, string? FirstName, string Organisation, string Phone, string Reference)
{
    /// <summary>The link with its secret, or null where the text has none.</summary>
    public string? Link { get; init; }

    /// <summary>Last day on which the link works. A day and not words: whoever sends it knows the language.</summary>
    public DateOnly? LastDay { get; init; }

    public override string ToString() => "text";
}

/// <summary>A text that the service accepted before.</summary>
/// <param name="Receipt">What became of it, or null while nobody knows.</param>
public sealed record FoundText(TextReceipt? Receipt);

/// <summary>Sends texts.</summary>
public interface ITexts
{
    /// <summary>The text with this reference, or null when none was accepted.</summary>
    /// <exception cref="Outcomes.UnavailableException">The service does not answer.</exception>
    Task<FoundText?> LookUpAsync(string reference, CancellationToken cancellation);

    /// <summary>Sends it.</summary>
    /// <returns>False when the service refuses the number for good.</returns>
    /// <exception cref="Outcomes.UnavailableException">Not now: throttled, down, or unknown whether it went out.</exception>
    Task<bool> SendAsync(PatientText text, CancellationToken cancellation);
}
