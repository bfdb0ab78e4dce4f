using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>What whoever passed everything reads over and beside the pictures.</summary>
/// <param name="MayShowPrivateArea">Whether the pictures are hidden until they press.</param>
public sealed record ShownSheet(string Name, IReadOnlyList<MediaItem> Items, bool MayShowPrivateArea)
{
    public override string ToString() => "shown sheet";
}

/// <summary>Opens what stands on the page with the pictures. The pictures themselves: <see cref="ViewShown"/>.</summary>
public sealed class ReadShown(IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>Null when it was erased.</returns>
    /// <exception cref="Outcomes.UnavailableException">The vault does not answer.</exception>
    public async Task<ShownSheet?> RunAsync(ViewSession session, CancellationToken cancellation)
    {
        if (session.Request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return null;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(session.Request.Head.Organisation), session.Request.Id, row, cancellation);
        return new(ShownTo.Open(session.Link, key).Name, session.Request.ItemsOf(session.Link, clock.GetUtcNow()), session.Request.ReadAsked(key).PrivateArea);
    }
}
