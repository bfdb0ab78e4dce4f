using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Links;

/// <summary>
/// All 77 cells of the link's table: seven states by eleven events, each with what it must become; walked four times, as two columns lie behind every
/// cell: whether anything was received, and whether the browser is of the link's epoch.
/// </summary>
public sealed class LinkTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddDays(7);
    private static readonly OperationId Held = OperationId.New();
    private static readonly string[] Order = ["Issued", "Opened", "Verified", "Consumed", "Locked", "Revoked", "Expired"];

    // A link that expired still has its last status in its row; the clock says the rest.
    // A row per event, a column per state in the order above. "=" unchanged, "×" the one refusal, other words as named below.
    private static readonly (string Event, string[] Cells)[] Table =
    [
        ("open", ["Opened", "=", "=", "×", "×", "×", "×"]),
        ("report", ["=", "=", "=", "×", "×", "×", "×"]),
        ("reserve a try", ["try", "try", "try", "try", "×", "try", "try"]),
        ("right answer", ["Verified", "Verified", "Verified+", "Consumed+", "×", "Revoked+", "Opened+"]),
        ("fifth failure", ["Locked", "Locked", "Locked", "=", "×", "=", "="]),
        ("take up", ["×", "×", "×", "×", "×", "×", "×"]),
        ("reserve upload", ["check-again", "check-again", "moved on", "link-ended", "link-ended", "link-ended", "link-ended"]),
        ("commit upload", ["check-again", "check-again", "moved on", "link-ended", "link-ended", "link-ended", "link-ended"]),
        ("send", ["check-again", "check-again", "Consumed", "=", "link-ended", "link-ended", "link-ended"]),
        ("revoke", ["Revoked", "Revoked", "Revoked", "already-received", "=", "=", "="]),
        ("end reached", ["Expired", "Expired", "Consumed", "=", "=", "=", "Expired"]),
    ];

    // The cells that are otherwise when nothing was received, or when the browser is of an older epoch (which only what it does by itself can tell).
    private static readonly Dictionary<(string Event, string State, bool AnyReceived, bool OwnEpoch), string> Otherwise = new()
    {
        [("send", "Verified", false, true)] = "nothing-to-send",
        [("end reached", "Verified", false, true)] = "Expired",
        [("end reached", "Verified", false, false)] = "Expired",
        [("reserve upload", "Verified", true, false)] = "moved",
        [("reserve upload", "Verified", false, false)] = "moved",
        [("commit upload", "Verified", true, false)] = "moved",
        [("commit upload", "Verified", false, false)] = "moved",
        [("send", "Verified", true, false)] = "moved",
        [("send", "Verified", false, false)] = "moved",
    };

    public static TheoryData<string, string, bool, bool, string> Cells()
    {
        var cells = new TheoryData<string, string, bool, bool, string>();
        foreach (var (happening, row) in Table)
        {
            for (var column = 0; column < Order.Length; column++)
            {
                foreach (var (received, own) in new[] { (true, true), (true, false), (false, true), (false, false) })
                {
                    var expected = Otherwise.GetValueOrDefault((happening, Order[column], received, own), row[column]);
                    cells.Add(happening, Order[column], received, own, expected);
                }
            }
        }

        return cells;
    }

    [Fact]
    public void The_table_has_77_cells_of_four_columns() => Assert.Equal(77 * 4, Cells().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_is_as_written(string happening, string state, bool anyReceived, bool ownEpoch, string expected)
    {
        var (link, now) = LinkIn(state, happening);
        if (happening == "end reached")
        {
            now = link.EndsAt;
        }

        var outcome = LinkRules.Apply(link, EventNamed(happening, ownEpoch ? link.Epoch : link.Epoch - 1), now, anyReceived);

        Assert.Equal(expected, Name(link, outcome));
    }

    private static (UploadLink Link, DateTimeOffset Now) LinkIn(string state, string happening)
    {
        var session = new UploadSession(new('a', 64), Now, Now);
        var fresh = new UploadLink { Number = 1, EndsAt = End, Check = CheckKind.DateOfBirth, AnswerMac = "mac" };
        var link = state switch
        {
            "Expired" => fresh with { Status = LinkStatus.Opened },
            "Verified" => fresh with { Status = LinkStatus.Verified, Epoch = 1, Session = session },
            "Consumed" => fresh with { Status = LinkStatus.Consumed, Epoch = 1, Session = session },
            _ => fresh with { Status = Enum.Parse<LinkStatus>(state) },
        };

        link = happening switch
        {
            "right answer" => link with { Tries = [Held] },
            "fifth failure" => link with { Tries = [.. Enumerable.Range(0, 4).Select(_ => OperationId.New()), Held] },
            _ => link,
        };

        return (link, state == "Expired" ? End : Now.AddMinutes(1));
    }

    private static LinkEvent EventNamed(string happening, int epoch) => happening switch
    {
        "open" => new LinkEvent.Open(),
        "report" => new LinkEvent.Report(),
        "reserve a try" => new LinkEvent.ReserveTry(OperationId.New()),
        "right answer" => new LinkEvent.RightAnswer(Held, new('b', 64)),
        "fifth failure" => new LinkEvent.WrongAnswer(Held),
        "take up" => new LinkEvent.TakeUp(new('b', 64)),
        "reserve upload" => new LinkEvent.ReserveUpload(epoch),
        "commit upload" => new LinkEvent.CommitUpload(epoch),
        "send" => new LinkEvent.Send(epoch),
        "revoke" => new LinkEvent.Revoke(),
        "end reached" => new LinkEvent.EndReached(),
        _ => throw new ArgumentOutOfRangeException(nameof(happening)),
    };

    private static string Name(UploadLink before, Outcome<UploadLink> outcome) => outcome switch
    {
        Outcome<UploadLink>.Refused({ Code: "link-cannot-open" }) => "×",
        Outcome<UploadLink>.Refused(var problem) => problem.Code,
        Outcome<UploadLink>.Ok(var after) when after == before => "=",
        Outcome<UploadLink>.Ok(var after) when after.Tries.Count == before.Tries.Count + 1 && after.Status == before.Status => "try",
        Outcome<UploadLink>.Ok(var after) when after.Epoch == before.Epoch + 1 && after.Status == before.Status => $"{after.Status}+",
        Outcome<UploadLink>.Ok(var after) when after.Tries.Count < before.Tries.Count && after.Status == before.Status => "freed",
        Outcome<UploadLink>.Ok(var after) when after.Status == before.Status && after.Session?.MovedAt > before.Session?.MovedAt => "moved on",
        Outcome<UploadLink>.Ok(var after) => after.Status.ToString(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
