using System.Text.Json;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>The sign-in's own description of each tenant: without it nobody of the organisation gets in.</summary>
internal sealed class SignInCheck(Microsoft.Extensions.Configuration.IConfiguration configuration, OrganisationDirectory organisations, Web web) : ICheck
{
    public string Name => "sign-in";

    public string Looks => "that the sign-in knows each organisation's tenant";

    public string IfSilent => "Is SignIn__Instance right (https://login.microsoftonline.com/), and may this network reach it?";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var settings = SignInSettings.Read(configuration);
        return Examination.EachAsync(organisations.All, one => one.Code, async one =>
        {
            var issuer = settings.IssuerOf(one.TenantId);
            var (answer, why) = await web.GetAsync(new($"{issuer}/.well-known/openid-configuration"), cancellation);
            using (answer)
            {
                return answer is null ? Finding.Fault(one.Code, $"The sign-in does not answer: {why}.", IfSilent)
                    : !answer.IsSuccessStatusCode ? Finding.Fault(
                        one.Code, $"The sign-in does not know the tenant {one.TenantId:D} ({(int)answer.StatusCode}).", "Is Organisations__…__TenantId right? It is the directory id in that organisation's Entra.")
                    : await IssuerAsync(answer, cancellation) == issuer ? Finding.Good(one.Code)
                    : Finding.Fault(one.Code, "The sign-in names another issuer than its tokens will be held to.", "Is SignIn__Instance the cloud in which this tenant is (global, China, US government)?");
            }
        });
    }

    private static async Task<string?> IssuerAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            return json.RootElement.TryGetProperty("issuer", out var issuer) ? issuer.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
