namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Where an item is: Reserved → Received → Sealed → Filed → Acknowledged, with the side exits Refused, NeedsAttention and Erased. Sanitising
/// and sealing are one step, so that clean plaintext never rests in storage.
/// </summary>
public enum ItemStatus
{
    /// <summary>Its place and quota are kept; bytes may be on their way.</summary>
    Reserved,

    /// <summary>Every byte is copied out of the browser's reach and hashed. Only now is the patient told "Uploaded".</summary>
    Received,

    /// <summary>Sanitised, confirmed and encrypted under the record key.</summary>
    Sealed,

    /// <summary>In the care record, read back.</summary>
    Filed,

    /// <summary>A clinician saw it and said whose it is.</summary>
    Acknowledged,

    /// <summary>Not a photo or video that we can take; patient and clinician were told why.</summary>
    Refused,

    /// <summary>Something failed that a person must look at; the original is kept.</summary>
    NeedsAttention,

    /// <summary>Removed by the patient or erased by the organisation.</summary>
    Erased,
}
