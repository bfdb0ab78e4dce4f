namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Systems of our identifiers, codes and extensions, all below the address that the organisation owns.</summary>
internal sealed class RecordNames(Uri identifierBase)
{
    private readonly string _base = identifierBase.ToString().TrimEnd('/');

    public string MediaItem => $"{_base}/id/media-item";

    public string MediaRequest => $"{_base}/id/media-request";

    public string Note => $"{_base}/id/media-note";

    public string OriginalSha256 => $"{_base}/id/original-sha256";

    public string RenditionSha256 => $"{_base}/id/rendition-sha256";

    /// <summary>Staff, by the pseudonym that they have in one request: a directory of names is not ours to write into the record.</summary>
    public string Staff => $"{_base}/id/staff";

    public string MediaCategory => $"{_base}/CodeSystem/media-category";

    public string Sha256 => Extension("sha-256");

    public string MediaFacts => Extension("media-facts");

    public string SanitisingCertificate => Extension("sanitising-certificate");

    private string Extension(string name) => $"{_base}/fhir/StructureDefinition/{name}";
}
