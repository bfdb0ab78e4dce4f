namespace SecureMediaIntake.Storage.Health;

/// <summary>A container as the data plane shows it.</summary>
/// <param name="IsPublic">Whether its own setting lets strangers read.</param>
public sealed record ContainerFact(string Name, bool IsThere, bool IsPublic);

/// <summary>A queue.</summary>
/// <param name="Messages">About how many, hidden ones included.</param>
/// <param name="OldestShown">When the message that comes next was put there; null where none is to be had now.</param>
public sealed record QueueFact(string Name, bool IsThere, int Messages = 0, DateTimeOffset? OldestShown = null);

/// <summary>One rule of which pages may call storage.</summary>
public sealed record OriginRule(IReadOnlyList<string> Origins, IReadOnlyList<string> Methods);

/// <summary>The newest version of a key.</summary>
/// <param name="Type">As RFC 7517 calls it, with <c>-HSM</c> where the vault's hardware holds it: <c>RSA</c>, <c>EC-HSM</c>.</param>
/// <param name="Bits">Of an RSA key's modulus; 0 for others.</param>
public sealed record KeyFact(string Type, int Bits, bool IsEnabled, DateTimeOffset? NotBefore, DateTimeOffset? Expires, IReadOnlyList<string> Operations);

/// <summary>What storage's own clock said when it was asked.</summary>
/// <param name="Said">By its Date header, whole seconds.</param>
/// <param name="Sent">When the question left, by this machine's clock.</param>
/// <param name="Got">When the answer was here.</param>
public sealed record ClockFact(DateTimeOffset Said, DateTimeOffset Sent, DateTimeOffset Got);

/// <summary>A service answered, and refused: not there, or not ours to see.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">The service's own code, such as <c>AuthorizationPermissionMismatch</c>.</param>
public sealed class ServiceRefusedException(int status, string? code) : Exception($"{status} {code}")
{
    public int Status => status;

    public string? Code => code;

    /// <summary>Whether it is a matter of roles: 401 and 403.</summary>
    public bool IsDenied => status is 401 or 403;
}
