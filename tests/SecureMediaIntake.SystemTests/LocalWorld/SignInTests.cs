using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>Both tenants satisfy Microsoft.Identity.Web as Entra does, for people and for systems.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class SignInTests(PartsWorld parts)
{
    private World World => parts.World;

    public static TheoryData<int, int> EveryClinician => new() { { 0, 0 }, { 0, 1 }, { 0, 2 }, { 1, 0 }, { 1, 1 }, { 1, 2 } };

    [Theory]
    [MemberData(nameof(EveryClinician))]
    public async Task A_clinician_signs_in_through_organizations(int organisation, int user)
    {
        var home = World.Seed.Organisations[organisation];
        var clinician = home.Users[user];
        await using var site = await IdentityWebSite.StartAsync(World, parts.OtherOrigin, "organizations");
        using var browser = new SignInBrowser(World);

        var person = await browser.SignInAsync(site.Address, home, clinician);

        Assert.Equal(home.TenantId, person.TenantId);
        Assert.Equal(clinician.Oid, person.ObjectId);
        Assert.Equal(clinician.Name, person.Name);
        Assert.False(person.IsGuest);
    }

    [Fact]
    public async Task A_guest_of_the_tenant_signs_in_and_the_token_says_so()
    {
        var home = World.Seed.Organisations[0];
        await using var site = await IdentityWebSite.StartAsync(World, parts.OtherOrigin, home.TenantId);
        using var browser = new SignInBrowser(World);
        var guest = home.Users.First(user => user.Guest);

        var person = await browser.SignInAsync(site.Address, home, guest);

        Assert.Equal(guest.Oid, person.ObjectId);
        Assert.True(person.IsGuest);
    }

    [Fact]
    public async Task Nobody_can_choose_a_person_of_another_tenant()
    {
        var (home, other) = (World.Seed.Organisations[0], World.Seed.Organisations[1]);
        await using var site = await IdentityWebSite.StartAsync(World, parts.OtherOrigin, "organizations");
        using var browser = new SignInBrowser(World);

        // The tenant's page posts an oid; this one is not on it. The site gets an error back instead of a code.
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.SignInAsync(site.Address, home, other.Users[0]));
    }

    [Fact]
    public async Task A_systems_token_is_valid_for_its_tenant_alone_and_carries_its_role()
    {
        var (home, other) = (World.Seed.Organisations[0], World.Seed.Organisations[1]);
        var token = await World.SignIn.MachineTokenAsync(home, home.Machines[0], CancellationToken.None);

        var atHome = await ValidateAsync(token, home);
        var elsewhere = await ValidateAsync(token, other);

        Assert.True(atHome.IsValid, atHome.Exception?.Message);
        Assert.Equal(["MediaRequest.ReadWrite", "Media.Read"], ((IEnumerable<object>)atHome.Claims["roles"]).Select(role => $"{role}"));
        Assert.Equal(home.TenantId, atHome.Claims["tid"]);
        Assert.Equal("app", atHome.Claims["idtyp"]);
        Assert.IsType<SecurityTokenInvalidIssuerException>(elsewhere.Exception);
    }

    [Fact]
    public async Task A_system_without_a_role_gets_a_token_without_one()
    {
        var home = World.Seed.Organisations[1];
        var token = new JsonWebToken(await World.SignIn.MachineTokenAsync(home, home.Machines[1], CancellationToken.None));

        Assert.DoesNotContain(token.Claims, claim => claim.Type == "roles");
        Assert.Equal(World.SignIn.ClientId, Assert.Single(token.Audiences));
    }

    [Fact]
    public async Task A_system_of_one_tenant_is_unknown_in_the_other()
    {
        var (home, other) = (World.Seed.Organisations[0], World.Seed.Organisations[1]);

        await Assert.ThrowsAsync<HttpRequestException>(() => World.SignIn.MachineTokenAsync(other, home.Machines[0], CancellationToken.None));
    }

    [Fact]
    public async Task The_organizations_document_names_the_issuer_as_Entra_does()
    {
        using var client = World.CreateClient();
        using var document = JsonDocument.Parse(
            await client.GetStringAsync(new Uri(World.SignIn.Instance, "organizations/v2.0/.well-known/openid-configuration")));

        Assert.Equal($"{World.SignIn.Instance}{{tenantid}}/v2.0", document.RootElement.GetProperty("issuer").GetString());
        // ASP.NET Core would use it wherever it is offered; Entra does not.
        Assert.False(document.RootElement.TryGetProperty("pushed_authorization_request_endpoint", out _));
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, SeedOrganisation organisation)
    {
        using var client = World.CreateClient();
        var tenant = World.SignIn.Tenant(organisation.TenantId);
        var discovery = await new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{tenant}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(client))
            .GetConfigurationAsync(CancellationToken.None);
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
        {
            ValidIssuer = discovery.Issuer,
            ValidAudience = World.SignIn.ClientId,
            IssuerSigningKeys = discovery.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidTypes = ["JWT"],
        });
    }
}
