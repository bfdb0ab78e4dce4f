namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>What the structure of a photo says that its decoder will not tell.</summary>
/// <param name="Pictures">Pictures to look at, of which the first is kept: not tiles, thumbnails, masks or depth. 1 where the format has no items.</param>
/// <param name="IsDisplayP3">
/// The samples are Display P3 by nclx and no profile says so. Both decoders would return them as sRGB: 200,100,50 instead of 215,93,30.
/// </param>
public sealed record PhotoStructure(int Pictures, bool IsDisplayP3)
{
    internal static PhotoStructure Plain { get; } = new(Pictures: 1, IsDisplayP3: false);
}
