using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.SystemTests.Storage.Requests;

/// <summary>Requests and changes as the steps make them.</summary>
internal static class RequestFixtures
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static MediaRequest Head(RequestId id, string organisation = "AAA01") => new()
    {
        Id = id,
        Organisation = organisation,
        Status = RequestStatus.Open,
        CreatedAt = Now,
        EndsAt = Now.AddDays(7),
        Requester = "0123456789abcdef",
        Asked = new("c2VhbGVk"),
        AskedMac = "bWFj",
    };

    public static MediaItem Item(int ordinal) =>
        new() { Id = ItemId.New(), Ordinal = ordinal, Number = ordinal, Kind = MediaKind.Photo, ReservedAt = Now };

    public static Change Change(params IReadOnlyList<IRow> put) =>
        new() { Put = put, Trail = [new TrailEvent("changed", MediaRequest.Key, Actors.Service)] };

    public static Commit First(RequestId id, params IReadOnlyList<IRow> put) =>
        Commit.From(Head(id), Change(put), OperationId.New(), Now);

    public static Commit Next(RequestSnapshot before, params IReadOnlyList<IRow> put) =>
        Commit.From(before.Head, Change(put), OperationId.New(), Now);

    public static async Task<List<TrailLine>> TrailAsync(this IRequestStore store, RequestId id) =>
        await store.ReadTrailAsync(id, CancellationToken.None).ToListAsync();
}
