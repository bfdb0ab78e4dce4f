using System.Buffers.Text;
using System.Text;

using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>Whose token it is, read of the token itself.</summary>
public sealed class OperatorIdentityTests
{
    private static readonly Guid Tenant = Guid.CreateVersion7();
    private static readonly Guid Person = Guid.CreateVersion7();

    [Fact]
    public void The_object_id_is_whose_it_is() =>
        Assert.Equal(new PersonId(Tenant, Person), OperatorIdentity.Read(Token($$"""{"tid":"{{Tenant}}","oid":"{{Person}}","upn":"somebody@example.org"}""")));

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("a")]
    public void What_is_no_token_names_nobody(string token) => Assert.Null(OperatorIdentity.Read(token));

    [Fact]
    public void A_token_without_an_object_id_names_nobody() => Assert.Null(OperatorIdentity.Read(Token($$"""{"tid":"{{Tenant}}","upn":"somebody@example.org"}""")));

    private static string Token(string claims) => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln";
}
