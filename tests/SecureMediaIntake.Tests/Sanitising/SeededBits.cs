namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>
/// Numbers that only look random (SplitMix64): the same seed gives the same mutations on every machine and with every version of .NET, so a
/// failure names a case that can be run again.
/// </summary>
internal sealed class SeededBits(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }

    /// <summary>One to four flips, cuts, insertions, removals or copies somewhere.</summary>
    public byte[] Mutate(byte[] original)
    {
        List<byte> bytes = [.. original];
        for (var changes = 1 + Below(4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = Below(bytes.Count);
            switch (Below(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << Below(8));
                    break;
                case 1:
                    bytes[at] = (byte)Below(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Range(0, 1 + Below(16)).Select(_ => (byte)Below(256)));
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(1 + Below(16), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(8 + Below(200), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
