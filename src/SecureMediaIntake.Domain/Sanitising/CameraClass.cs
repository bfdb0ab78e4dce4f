using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What kind of device made the original. The make, model and serial number themselves are dropped: they lead to a person.</summary>
[JsonConverter(typeof(NamesOnly<CameraClass>))]
public enum CameraClass
{
    /// <summary>The file does not say, or says something that we do not know for certain.</summary>
    Unknown,

    /// <summary>A phone or a tablet.</summary>
    Phone,

    /// <summary>A device that is a camera first.</summary>
    Camera,

    /// <summary>A picture of a screen: what it shows was taken somewhere else, at another time.</summary>
    Screenshot,
}
