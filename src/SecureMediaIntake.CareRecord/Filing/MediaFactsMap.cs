using System.Text.Json;

using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>The extension <c>media-facts</c>: what a reader of the record wants to know about the picture and metadata can no longer say.</summary>
internal static class MediaFactsMap
{
    /// <summary>This fact may differ from one attempt to the next: the patient pressed Send in between.</summary>
    public const string PatientPressedSend = "patient-pressed-send";

    public static Extension Of(FilingEntry entry)
    {
        var order = entry.Order;
        var extension = new Extension { Url = entry.Names.MediaFacts };
        extension.AddExtension("width", new PositiveInt(order.Kept.Width));
        extension.AddExtension("height", new PositiveInt(order.Kept.Height));

        if (order.Report.Facts is { } facts)
        {
            AddFacts(extension, facts);
        }

        if (order.TakenBy is null)
        {
            extension.AddExtension(PatientPressedSend, new FhirBoolean(order.PatientPressedSend));
        }

        return extension;
    }

    private static void AddFacts(Extension extension, MediaFacts facts)
    {
        if (facts.Milliseconds is { } milliseconds)
        {
            extension.AddExtension("seconds", new FhirDecimal(milliseconds / 1000m));
        }

        extension.AddExtension("orientation-applied", new PositiveInt(facts.Orientation));
        extension.AddExtension("colour", new Code(JsonNamingPolicy.KebabCaseLower.ConvertName(facts.Colour.ToString())));
        if (CaptureTimeMap.ReadingOf(facts.CapturedAt) is { } reading)
        {
            extension.AddExtension("camera-clock", new FhirString(reading));
        }
    }
}
