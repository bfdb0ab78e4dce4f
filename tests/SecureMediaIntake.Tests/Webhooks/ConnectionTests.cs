using System.Net;

using SecureMediaIntake.FunctionApp.Webhooks;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>Where a receiver's name may lead, judged at the moment of the connection.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("192.0.2.7")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    public void An_address_inside_is_not_public(string address) => Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700::1111")]
    public void An_address_of_the_internet_is(string address) => Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://receiver.example/", "10.0.0.1")]
    [InlineData("https://receiver.example/", "8.8.8.8", "127.0.0.1")]
    [InlineData("https://receiver.example/")]
    [InlineData("https://127.0.0.1/", "8.8.8.8")]
    [InlineData("https://[::1]/", "8.8.8.8")]
    [InlineData("https://2130706433/", "8.8.8.8")]
    public async Task A_name_that_leads_inside_is_not_connected_to(string address, params string[] leadsTo)
    {
        var why = await RefusedAsync(address, _ => [.. leadsTo.Select(IPAddress.Parse)]);

        Assert.IsType<AddressNotAllowedException>(why.InnerException);
    }

    /// <summary>DNS rebinding: the name was good when it was looked up before, and is looked up anew for the connection.</summary>
    [Fact]
    public async Task A_name_that_was_good_a_moment_ago_is_judged_by_where_it_leads_now()
    {
        IPAddress[] good = [IPAddress.Parse("8.8.8.8")];
        var names = new Dictionary<string, IPAddress[]> { ["receiver.example"] = good };
        Assert.True(names["receiver.example"].All(PublicAddresses.Contains));

        names["receiver.example"] = [IPAddress.Parse("169.254.169.254")];

        Assert.IsType<AddressNotAllowedException>((await RefusedAsync("https://receiver.example/", host => names[host])).InnerException);
    }

    [Fact]
    public void No_redirect_no_proxy_no_cookie_and_nothing_of_a_body()
    {
        using var connections = CheckedConnections.Create(allowPrivate: false);

        Assert.Equal(
            (false, false, false, 0, DecompressionMethods.None),
            (connections.AllowAutoRedirect, connections.UseProxy, connections.UseCookies, connections.MaxResponseDrainSize, connections.AutomaticDecompression));
    }

    private static async Task<HttpRequestException> RefusedAsync(string address, Func<string, IPAddress[]> resolve)
    {
        using var connections = CheckedConnections.Create(allowPrivate: false, (host, _) => Task.FromResult(resolve(host)));
        using var client = new HttpClient(connections);
        return await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(address)));
    }
}
