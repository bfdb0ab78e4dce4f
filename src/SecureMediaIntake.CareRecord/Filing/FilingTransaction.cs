using Hl7.Fhir.Model;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>Create-only writes that happen together or not at all (R4 section 3.1.0.11).</summary>
internal static class FilingTransaction
{
    /// <remarks>
    /// <c>ifNoneMatch</c> on PUT is R5's; some R4 servers honour it, the others ignore it. It costs nothing, and where it is honoured a worker
    /// that was paused after its look cannot overwrite what somebody corrected meanwhile.
    /// </remarks>
    public static Bundle Of(params IEnumerable<Resource> resources) => new()
    {
        Type = Bundle.BundleType.Transaction,
        Entry = [.. resources.Select(resource => new Bundle.EntryComponent
        {
            Resource = resource,
            Request = new()
            {
                Method = Bundle.HTTPVerb.PUT,
                Url = $"{resource.TypeName}/{resource.Id}",
                IfNoneMatch = "*",
            },
        })],
    };
}
