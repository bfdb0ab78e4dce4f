using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Preview and thumbnail of a kept copy that another sandbox made (HEIC): the decoder of the hostile file and the maker of what pages show
/// never share a process.
/// </summary>
internal static class RenditionsRun
{
    public static SandboxReport Run()
    {
        Vips.Restrict();
        try
        {
            using var head = Image.NewFromFile(Places.Original, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
            var facts = new MediaFacts
            {
                OriginalWidth = head.Width, OriginalHeight = head.Height, Width = head.Width, Height = head.Height,
            };
            return new()
            {
                Facts = facts,
                Found = new(),
                Files = [.. Renditions.SaveSmaller(Places.Original, RenditionPart.Preview)],
            };
        }
        catch (VipsException failure) when (!Vips.IsMemory(failure))
        {
            throw new RefusedException(RefusalCause.Unreadable);
        }
    }
}
