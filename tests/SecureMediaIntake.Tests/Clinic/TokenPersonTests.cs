using System.Security.Claims;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class TokenPersonTests
{
    private const string Home = "11111111-1111-4111-8111-111111111111";
    private const string Person = "10000001-0000-4000-8000-000000000001";

    private readonly OrganisationDirectory _organisations = new(
    [
        new Organisation
        {
            Code = "X26T1", Name = "North", PublicName = "North", Phone = "0", Website = "w", TenantId = new(Home), VaultKey = "k",
            RowSecret = "r", FhirBaseUri = new("https://r.example/"), FhirAudience = "a", RecordIdentifierBase = new("https://n.example/"),
        },
    ]);

    [Fact]
    public void A_member_is_of_the_tenants_organisation()
    {
        var clinician = TokenPerson.Read(Token(), _organisations);

        Assert.Equal(new Clinician(new(Home), new(Person), "X26T1", "Test Clinician One"), clinician);
    }

    [Theory]
    [InlineData("acct", "1")]
    [InlineData("acct", null)]
    [InlineData("acct", "")]
    [InlineData("acct", "00")]
    [InlineData("acct", "false")]
    [InlineData("idp", "https://sts.windows.net/22222222-2222-4222-8222-222222222222/")]
    [InlineData("idp", "live.com")]
    [InlineData("idp", "")]
    public void Whoever_the_tenant_does_not_call_its_member_is_a_guest(string claim, string? value) =>
        Assert.True(TokenPerson.Read(Token((claim, value)), _organisations)!.IsGuest);

    [Theory]
    [InlineData(null)]
    [InlineData("Clinician")]
    [InlineData("Administrator")]
    public void A_role_of_the_token_says_nothing(string? role) =>
        Assert.Equal(TokenPerson.Read(Token(), _organisations), TokenPerson.Read(Token(("roles", role)), _organisations));

    [Theory]
    [InlineData("tid", null)]
    [InlineData("tid", "22222222-2222-4222-8222-222222222222")]
    [InlineData("tid", "11111111111141118111111111111111")]
    [InlineData("tid", "north.example")]
    [InlineData("oid", null)]
    [InlineData("oid", "not-an-id")]
    public void Anybody_else_is_nobody(string claim, string? value) =>
        Assert.Null(TokenPerson.Read(Token((claim, value)), _organisations));

    [Fact]
    public void A_provider_that_is_the_home_tenant_itself_is_no_guest() =>
        Assert.False(TokenPerson.Read(Token(("idp", $"https://sts.windows.net/{Home}/")), _organisations)!.IsGuest);

    [Fact]
    public void An_address_is_never_an_identity()
    {
        var first = TokenPerson.Read(Token(("email", "a@north.example"), ("preferred_username", "a@north.example")), _organisations);
        var second = TokenPerson.Read(Token(("email", "b@south.example"), ("preferred_username", "b@south.example")), _organisations);

        Assert.Equal(first, second);
    }

    private static ClaimsPrincipal Token(params (string Name, string? Value)[] changes)
    {
        var claims = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["tid"] = Home, ["oid"] = Person, ["name"] = "Test Clinician One", ["acct"] = "0", ["roles"] = "Clinician",
        };

        foreach (var (name, value) in changes)
        {
            claims[name] = value;
        }

        return new(new ClaimsIdentity(claims.Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Key, claim.Value!)), "token"));
    }
}
