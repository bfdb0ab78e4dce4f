namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>The files made from one upload, all through the gate, and the report about it.</summary>
public sealed record SanitisedMedia(IReadOnlyList<SanitisedFile> Files, SandboxReport Report)
{
    public SanitisedFile this[RenditionPart part] => Files.Single(file => file.Part == part);
}

/// <summary>One sanitised file, in a folder that no sandbox ever saw.</summary>
/// <param name="Path">Where it lies, until its <see cref="ScratchFolder"/> is disposed.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256Hex">Of the very bytes that the gate read, lower case.</param>
public sealed record SanitisedFile(
    RenditionPart Part, string Path, string ContentType, long Length, string Sha256Hex, int Width, int Height);
