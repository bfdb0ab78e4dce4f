using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>One person looking at one part of one item in one sign-in.</summary>
public sealed record View(string Identity, string Viewing, ItemId Item, RenditionPart Part)
{
    public override string ToString() => "view";
}

/// <summary>
/// The views that this instance wrote into the trail lately. Only a memory: another instance, or this one after a quarter of an hour, writes
/// one line more, never one less.
/// </summary>
public sealed class NotedViews(TimeProvider clock)
{
    /// <summary>How long a view counts as one: the portal's idle lock.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Most views remembered; over it the memory starts afresh, which costs lines, not safety.</summary>
    private const int MaxViews = 10_000;

    private readonly ConcurrentDictionary<View, DateTimeOffset> _noted = new();

    public bool IsNoted(View view) => _noted.TryGetValue(view, out var at) && clock.GetUtcNow() - at < Lasts;

    public void Note(View view)
    {
        if (_noted.Count >= MaxViews)
        {
            _noted.Clear();
        }

        _noted[view] = clock.GetUtcNow();
    }
}
