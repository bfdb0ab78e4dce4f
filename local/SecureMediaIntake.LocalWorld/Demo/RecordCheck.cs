using System.Net;
using System.Net.Http.Headers;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>Asks the care record itself, as any other system of the hospital would.</summary>
internal sealed class RecordCheck(World world, SeedOrganisation organisation)
{
    public async Task<bool> HasAsync(string documentId, CancellationToken cancellation)
    {
        using var client = world.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", world.Issuer.Issue(organisation.FhirAudience));
        using var answer = await client.GetAsync(
            new Uri($"{world.CareRecord.BaseUri(organisation.Code)}/DocumentReference/{documentId}"), cancellation);
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
