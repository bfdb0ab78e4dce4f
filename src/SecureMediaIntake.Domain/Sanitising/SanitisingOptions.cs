namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What may be chosen about one file. The rest is the same for every file, so that every output can be held to one form.</summary>
public sealed record SanitisingOptions
{
    private const string NoSound = "no-sound";
    private const string FourK = "up-to-4k";
    private const string Copy = "copy-when-compliant";

    /// <summary>The first sound track of a video stays.</summary>
    public bool KeepSound { get; init; } = true;

    /// <summary>Videos keep up to 3,840 × 2,160 pixels; else 1,920 × 1,080.</summary>
    public bool UpTo4K { get; init; }

    /// <summary>
    /// A video that is already of our form keeps its coded pictures. Off unless an organisation wants the speed: coded pictures of a stranger reach
    /// the viewer's decoder, which re-encoding prevents.
    /// </summary>
    public bool CopyWhenCompliant { get; init; }

    /// <summary>As arguments of the sandboxed process: words of this list, never text from outside.</summary>
    public IReadOnlyList<string> ToWords() =>
        [.. KeepSound ? [] : (string[])[NoSound], .. UpTo4K ? (string[])[FourK] : [], .. CopyWhenCompliant ? (string[])[Copy] : []];

    /// <returns>Null when any word is not of the list: worker and Sanitiser are of different versions.</returns>
    public static SanitisingOptions? Read(IReadOnlyCollection<string> words) =>
        words.All(word => word is NoSound or FourK or Copy)
            ? new() { KeepSound = !words.Contains(NoSound), UpTo4K = words.Contains(FourK), CopyWhenCompliant = words.Contains(Copy) }
            : null;
}
