using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Tests.Audit;

public sealed class TrailTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_trail_as_written_has_no_break()
    {
        var (lines, head) = Some(5);

        Assert.Null(Trail.FirstBreak(lines, head));
    }

    [Fact]
    public void Every_change_of_every_member_is_found_at_its_line()
    {
        var (lines, head) = Some(5);
        Func<TrailLine, TrailLine>[] tamperings =
        [
            line => line with { Request = "other" },
            line => line with { Time = line.Time.AddMilliseconds(1) },
            line => line with { Organisation = "other" },
            line => line with { Actor = "other" },
            line => line with { Action = "other" },
            line => line with { Object = "other" },
            line => line with { Reason = "other" },
            line => line with { Operation = "other" },
        ];

        for (var at = 0; at < lines.Count; at++)
        {
            foreach (var tamper in tamperings)
            {
                var changed = lines.ToList();
                changed[at] = tamper(changed[at]);

                // The line after it no longer fits; for the last line, the head does not.
                Assert.Equal(Math.Min(at + 2, lines.Count + 1), Trail.FirstBreak(changed, head));
            }
        }
    }

    [Fact]
    public void A_line_cut_out_put_in_or_swapped_is_found()
    {
        var (lines, head) = Some(5);

        Assert.Equal(2, Trail.FirstBreak([lines[0], .. lines.Skip(2)], head));
        Assert.Equal(3, Trail.FirstBreak([lines[0], lines[1], lines[1], .. lines.Skip(2)], head));
        Assert.Equal(1, Trail.FirstBreak([lines[1], lines[0], .. lines.Skip(2)], head));
        Assert.Equal(5, Trail.FirstBreak(lines.Take(4), head));
        Assert.Equal(1, Trail.FirstBreak([], head));
    }

    private static (IReadOnlyList<TrailLine> Lines, TrailHead Head) Some(int count) => Trail.Append(
        TrailHead.Start, "request", "X26", "operation", Now, Enumerable.Range(1, count).Select(n => new TrailEvent($"did-{n}", "item", "service")));
}
