using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Showing;

/// <summary>All 77 cells of the view link's table, walked twice: with the link's own epoch and with the one before.</summary>
public sealed class ViewLinkTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddDays(7);
    private static readonly OperationId Held = OperationId.New();
    private static readonly string[] Order = ["Issued", "Opened", "Checked", "Verified", "Locked", "Revoked", "Expired"];

    // "=" unchanged, "×" the one refusal, "try" a try more, "freed" one less, "+" a new epoch in the same state, "moved on" a sign of life.
    private static readonly (string Event, string[] Cells)[] Table =
    [
        ("open", ["Opened", "=", "=", "=", "×", "×", "×"]),
        ("reserve a try", ["try", "try", "try", "try", "×", "try", "try"]),
        ("right answer", ["Checked", "Checked", "Checked+", "Checked", "×", "Revoked+", "Opened+"]),
        ("fifth failure", ["Locked", "Locked", "Locked", "Locked", "×", "=", "="]),
        ("send numbers", ["check-again", "check-again", "sent", "=", "link-ended", "link-ended", "link-ended"]),
        ("reserve numbers", ["check-again", "check-again", "number try", "=", "link-ended", "link-ended", "link-ended"]),
        ("right numbers", ["check-again", "check-again", "Verified", "freed", "link-ended", "link-ended", "link-ended"]),
        ("fifth wrong numbers", ["check-again", "check-again", "Locked", "Locked", "link-ended", "link-ended", "link-ended"]),
        ("look", ["check-again", "check-again", "check-again", "moved on", "link-ended", "link-ended", "link-ended"]),
        ("revoke", ["Revoked", "Revoked", "Revoked", "Revoked", "=", "=", "="]),
        ("end reached", ["Expired", "Expired", "Expired", "Expired", "=", "=", "Expired"]),
    ];

    private static readonly string[] OfBrowser = ["send numbers", "reserve numbers", "right numbers", "fifth wrong numbers", "look"];

    public static TheoryData<string, string, bool, string> Cells()
    {
        var cells = new TheoryData<string, string, bool, string>();

        foreach (var (happening, row) in Table)
        {
            for (var column = 0; column < Order.Length; column++)
            {
                cells.Add(happening, Order[column], true, row[column]);
                var moved = Order[column] is "Checked" or "Verified" && OfBrowser.Contains(happening);
                cells.Add(happening, Order[column], false, moved ? "moved" : row[column]);
            }
        }

        return cells;
    }

    [Fact]
    public void The_table_has_77_cells_of_two_columns() => Assert.Equal(77 * 2, Cells().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_is_as_written(string happening, string state, bool ownEpoch, string expected)
    {
        var (link, now) = LinkIn(state, happening);
        now = happening == "end reached" ? link.EndsAt : now;

        Assert.Equal(expected, Name(link, ViewLinkRules.Apply(link, EventNamed(happening, ownEpoch ? link.Epoch : link.Epoch - 1), now)));
    }

    [Fact]
    public void Numbers_are_good_for_ten_minutes_to_the_tick()
    {
        var link = Checked() with { Numbers = new("bWFj", Now) };

        Assert.IsType<Outcome<ViewLink>.Ok>(ViewLinkRules.Apply(link, new ViewLinkEvent.ReserveNumbers(1, Held), Now + ViewNumbers.Lasts - TimeSpan.FromTicks(1)));
        Assert.Equal(ViewLinkProblems.NumbersAreOld, Refused(ViewLinkRules.Apply(link, new ViewLinkEvent.ReserveNumbers(1, Held), Now + ViewNumbers.Lasts)));
    }

    [Fact]
    public void New_numbers_wait_a_minute_and_end_with_the_last()
    {
        var link = Checked() with { Numbers = new("bWFj", Now), NumbersSent = 1 };
        var again = new ViewLinkEvent.SendNumbers(1, "bmV3");

        Assert.Equal(ViewLinkProblems.NumbersOnTheirWay, Refused(ViewLinkRules.Apply(link, again, Now + ViewNumbers.Pause - TimeSpan.FromTicks(1))));
        Assert.Equal("bmV3", Assert.IsType<Outcome<ViewLink>.Ok>(ViewLinkRules.Apply(link, again, Now + ViewNumbers.Pause)).Value.Numbers!.Mac);
        Assert.Equal(
            ViewLinkProblems.NoMoreNumbers,
            Refused(ViewLinkRules.Apply(link with { NumbersSent = ViewLink.MaxNumbersSent }, again, Now + ViewNumbers.Pause)));
    }

    [Fact]
    public void The_end_is_the_first_instant_at_which_it_no_longer_works()
    {
        var link = Checked();

        Assert.Equal(ViewLinkStatus.Checked, link.StateAt(End - TimeSpan.FromTicks(1)));
        Assert.Equal(ViewLinkStatus.Expired, link.StateAt(End));
    }

    [Fact]
    public void Held_tries_alone_keep_check_and_numbers_closed()
    {
        IReadOnlyList<OperationId> five = [.. Enumerable.Range(0, 5).Select(_ => OperationId.New())];

        Assert.Equal(LinkProblems.Locked, Refused(ViewLinkRules.Apply(Checked() with { Tries = five }, new ViewLinkEvent.ReserveTry(Held), Now)));
        Assert.Equal(
            LinkProblems.Locked,
            Refused(ViewLinkRules.Apply(Checked() with { NumberTries = five, Numbers = new("bWFj", Now) }, new ViewLinkEvent.ReserveNumbers(1, Held), Now)));
        Assert.Equal(LinkProblems.Locked, Refused(ViewLinkRules.Apply(Checked() with { NumberTries = five }, new ViewLinkEvent.SendNumbers(1, "bWFj"), Now)));
    }

    private static ViewLink Checked() => Fresh with { Status = ViewLinkStatus.Checked, Epoch = 1, Session = new(new('a', 64), Now, Now) };

    private static ViewLink Fresh => new()
    {
        Number = 1, Press = "press", EndsAt = End, Items = [], To = new("dG8="), Language = "en", Check = CheckKind.DateOfBirth, AnswerMac = "bWFj", MadeBy = "0123", MadeAt = Now,
    };

    private static Problem Refused(Outcome<ViewLink> outcome) => Assert.IsType<Outcome<ViewLink>.Refused>(outcome).Problem;

    private static (ViewLink Link, DateTimeOffset Now) LinkIn(string state, string happening)
    {
        var link = state switch
        {
            "Expired" => Fresh with { Status = ViewLinkStatus.Opened },
            "Checked" => Checked(),
            "Verified" => Checked() with { Status = ViewLinkStatus.Verified },
            _ => Fresh with { Status = Enum.Parse<ViewLinkStatus>(state) },
        };
        IReadOnlyList<OperationId> four = [.. Enumerable.Range(0, 4).Select(_ => OperationId.New())];
        link = happening switch
        {
            "right answer" => link with { Tries = [Held] },
            "fifth failure" => link with { Tries = [.. four, Held] },
            "reserve numbers" => link with { Numbers = new("bWFj", Now) },
            "right numbers" => link with { NumberTries = [Held], Numbers = state == "Verified" ? null : new("bWFj", Now) },
            "fifth wrong numbers" => link with { NumberTries = [.. four, Held] },
            _ => link,
        };
        return (link, state == "Expired" ? End : Now.AddMinutes(1));
    }

    private static ViewLinkEvent EventNamed(string happening, int epoch) => happening switch
    {
        "open" => new ViewLinkEvent.Open(),
        "reserve a try" => new ViewLinkEvent.ReserveTry(OperationId.New()),
        "right answer" => new ViewLinkEvent.RightAnswer(Held, new('b', 64)),
        "fifth failure" => new ViewLinkEvent.WrongAnswer(Held),
        "send numbers" => new ViewLinkEvent.SendNumbers(epoch, "bmV3"),
        "reserve numbers" => new ViewLinkEvent.ReserveNumbers(epoch, OperationId.New()),
        "right numbers" => new ViewLinkEvent.RightNumbers(epoch, Held),
        "fifth wrong numbers" => new ViewLinkEvent.WrongNumbers(epoch, Held),
        "look" => new ViewLinkEvent.Look(epoch),
        "revoke" => new ViewLinkEvent.Revoke(),
        "end reached" => new ViewLinkEvent.EndReached(),
        _ => throw new ArgumentOutOfRangeException(nameof(happening)),
    };

    private static string Name(ViewLink before, Outcome<ViewLink> outcome) => outcome switch
    {
        Outcome<ViewLink>.Refused({ Code: "link-cannot-open" }) => "×",
        Outcome<ViewLink>.Refused(var problem) => problem.Code,
        Outcome<ViewLink>.Ok(var after) when after == before => "=",
        Outcome<ViewLink>.Ok(var after) when after.Status != before.Status => after.Status.ToString(),
        Outcome<ViewLink>.Ok(var after) when after.Epoch == before.Epoch + 1 => $"{after.Status}+",
        Outcome<ViewLink>.Ok(var after) when after.Tries.Count == before.Tries.Count + 1 => "try",
        Outcome<ViewLink>.Ok(var after) when after.NumberTries.Count == before.NumberTries.Count + 1 => "number try",
        Outcome<ViewLink>.Ok(var after) when after.NumberTries.Count < before.NumberTries.Count => "freed",
        Outcome<ViewLink>.Ok(var after) when after.NumbersSent == before.NumbersSent + 1 => "sent",
        Outcome<ViewLink>.Ok(var after) when after.Session?.MovedAt > before.Session?.MovedAt => "moved on",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
