namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>What the demo knows of one file at its end.</summary>
/// <param name="Before">Metadata of the file as given.</param>
/// <param name="After">Metadata of every rendition that the portal gave back, together; null when nothing was filed.</param>
/// <param name="InRecord">Whether the record server itself returns the document.</param>
internal sealed record DemoItem(string Path, Inventory Before, ApiItem Item, Inventory? After, string? Encoder, bool InRecord)
{
    /// <summary>Filed, in the record, and clean.</summary>
    public bool IsGood => Item.Status is "filed" or "acknowledged" && InRecord && After is { Total: 0 } && Encoder is null;
}
