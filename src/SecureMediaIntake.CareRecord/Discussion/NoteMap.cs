using System.Diagnostics;
using System.Globalization;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Discussion;

/// <summary>A note between staff as the record's Communication.</summary>
internal static class NoteMap
{
    public static Communication Of(Organisation organisation, NoteOrder order, string patientId)
    {
        var names = new RecordNames(organisation.RecordIdentifierBase);
        var value = string.Create(CultureInfo.InvariantCulture, $"{order.Request}.{order.Number}");

        return new()
        {
            Id = RecordIds.Of(organisation.RecordIdentifierBase, "Communication", organisation.Code, value, 1),
            Identifier = [new(names.Note, value)],
            Status = EventStatus.Completed,
            Category = [new() { Text = "Note on clinical images" }],
            Priority = PriorityOf(order.Urgency),
            ReasonCode = order.Why is { } why ? [new() { Text = why }] : [],
            Subject = new($"Patient/{patientId}")
            {
                Identifier = new(NhsIdentifiers.NhsNumber, order.Patient.NhsNumber),
            },
            About = [.. order.About.Select(document => new ResourceReference($"DocumentReference/{document}"))],
            SentElement = new(order.At),
            Sender = new() { Type = "PractitionerRole", Identifier = new(names.Staff, order.By) },
            Recipient = [new() { Identifier = new(NhsIdentifiers.OdsCode, organisation.Code) }],
            Payload = [new() { Content = new FhirString(order.Text) }],
        };
    }

    /// <remarks>FHIR R4, value set request-priority: "urgent" is promptly, "asap" before that; "stat" is an emergency, which no note is for.</remarks>
    private static RequestPriority PriorityOf(Urgency urgency) => urgency switch
    {
        Urgency.Routine => RequestPriority.Routine,
        Urgency.Soon => RequestPriority.Urgent,
        Urgency.Urgent => RequestPriority.Asap,
        _ => throw new UnreachableException($"Urgency {urgency} has no priority."),
    };
}
