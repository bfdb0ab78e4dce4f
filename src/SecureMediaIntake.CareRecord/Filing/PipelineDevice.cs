using Hl7.Fhir.Model;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>
/// This service as the device that put an entry together. Contained, since a Device resource of our own in every record would be one more
/// thing to keep true there.
/// </summary>
internal static class PipelineDevice
{
    private const string Id = "pipeline";

    public static Device Of(string pipelineVersion) => new()
    {
        Id = Id,
        DeviceName = [new() { Name = "SecureMediaIntake", Type = DeviceNameType.UserFriendlyName }],
        Version = [new() { Value = pipelineVersion }],
    };

    public static ResourceReference Reference() => new($"#{Id}");
}
