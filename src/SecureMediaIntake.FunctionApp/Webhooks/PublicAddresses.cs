using System.Net;
using System.Net.Sockets;

namespace SecureMediaIntake.FunctionApp.Webhooks;

/// <summary>
/// Which addresses are anybody's on the internet. The others lead into our own network, the cloud's metadata service or this machine, where a name that its owner points
/// there must not take us.
/// </summary>
/// <remarks>
/// IANA's registries of special purposes, https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry. Of IPv6 only what is handed
/// out is public (2000::/3), so a new special range is closed until it is known; in it the ranges that carry an IPv4 address or lead to nobody are taken out.
/// </remarks>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // The Azure platform's own, which looks public and answers every virtual machine: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic4.Any(network => network.Contains(plain))
            : Public6.Contains(plain) && !NotPublic6.Any(network => network.Contains(plain));
    }
}
