using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Requests;

/// <summary>All 80 cells of the item's table: eight states by ten events. A dot is refused and leaves the item as it is.</summary>
public sealed class ItemTableTests
{
    private static readonly Problem Unreadable = new("unreadable", ProblemKind.Unsupported, "We could not open this file.");

    private static readonly (string Event, ItemEvent Value, string[] Cells)[] Table =
    [
        //                                                                 Reserved          Received          Sealed            Filed             Acknowledged      Refused   NeedsAttention  Erased
        ("receive", new ItemEvent.Receive(DateTimeOffset.UnixEpoch), ["Received",       ".",              ".",              ".",              ".",              ".",      ".",            "."]),
        ("seal", new ItemEvent.Seal(),                               [".",              "Sealed",         ".",              ".",              ".",              ".",      ".",            "."]),
        ("file", new ItemEvent.File(),                               [".",              ".",              "Filed",          ".",              ".",              ".",      ".",            "."]),
        ("acknowledge", new ItemEvent.Acknowledge(),                 [".",              ".",              ".",              "Acknowledged",   ".",              ".",      ".",            "."]),
        ("refuse", new ItemEvent.Refuse(Unreadable),                 [".",              "Refused",        "Refused",        ".",              ".",              ".",      "Refused",      "."]),
        ("set aside", new ItemEvent.SetAside("cause"),               ["NeedsAttention", "NeedsAttention", "NeedsAttention", ".",              ".",              ".",      ".",            "."]),
        ("retry", new ItemEvent.Retry(),                             [".",              ".",              ".",              ".",              ".",              ".",      "Received",     "."]),
        ("un-file", new ItemEvent.Unfile(),                          [".",              ".",              ".",              "NeedsAttention", "NeedsAttention", ".",      ".",            "."]),
        ("remove", new ItemEvent.Remove(),                           ["Erased",         "Erased",         "Erased",         ".",              ".",              "Erased", "Erased",       "."]),
        ("erase", new ItemEvent.Erase(),                             ["Erased",         "Erased",         "Erased",         "Erased",         "Erased",         "Erased", "Erased",       "."]),
    ];

    public static TheoryData<string, ItemStatus, string> Cells()
    {
        var cells = new TheoryData<string, ItemStatus, string>();
        foreach (var (happening, _, row) in Table)
        {
            foreach (var status in Enum.GetValues<ItemStatus>())
            {
                cells.Add(happening, status, row[(int)status]);
            }
        }

        return cells;
    }

    [Fact]
    public void The_table_has_80_cells() => Assert.Equal(80, Cells().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_is_as_written(string happening, ItemStatus status, string expected)
    {
        var item = new MediaItem
        {
            Id = ItemId.New(),
            Ordinal = 1, Number = 1,
            Kind = MediaKind.Photo,
            Status = status,
            ReservedAt = DateTimeOffset.UnixEpoch,
            SetAsideFrom = status == ItemStatus.NeedsAttention ? ItemStatus.Received : null,
        };

        var outcome = ItemRules.Apply(item, Table.Single(row => row.Event == happening).Value);

        Assert.Equal(expected, outcome is Outcome<MediaItem>.Ok(var after) ? after.Status.ToString() : ".");
    }

    [Theory]
    [InlineData(ItemStatus.Reserved)]
    [InlineData(ItemStatus.Received)]
    [InlineData(ItemStatus.Sealed)]
    public void A_retry_puts_an_item_back_where_it_was_set_aside(ItemStatus from)
    {
        var item = new MediaItem { Id = ItemId.New(), Ordinal = 1, Number = 1, Kind = MediaKind.Photo, Status = from, ReservedAt = DateTimeOffset.UnixEpoch };

        var back = ItemRules.Apply(item, new ItemEvent.SetAside("cause")).Then(aside => ItemRules.Apply(aside, new ItemEvent.Retry()));

        Assert.Equal(new Outcome<MediaItem>.Ok(item), back);
    }
}
