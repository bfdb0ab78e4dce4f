namespace SecureMediaIntake.Domain.Audit;

/// <summary>Grows and checks a trail. Pure: the caller stores the lines with the effect that they tell of.</summary>
public static class Trail
{
    /// <summary>The lines for <paramref name="events"/>, chained onto <paramref name="head"/>, and the head that follows.</summary>
    public static (IReadOnlyList<TrailLine> Lines, TrailHead Head) Append(
        TrailHead head, string request, string organisation, string operation, DateTimeOffset now, IEnumerable<TrailEvent> events)
    {
        var lines = new List<TrailLine>();

        foreach (var happened in events)
        {
            var line = new TrailLine
            {
                Request = request,
                Seq = head.Seq + 1,
                Time = now,
                Organisation = organisation,
                Actor = happened.Actor,
                Action = happened.Action,
                Object = happened.Object,
                Reason = happened.Reason,
                Operation = operation,
                Previous = head.Hash,
            };
            lines.Add(line);
            head = new(line.Seq, line.Hash());
        }

        return (lines, head);
    }

    /// <summary>The number of the first line that does not follow from the one before it, or null when the whole chain ends at <paramref name="head"/>.</summary>
    public static long? FirstBreak(IEnumerable<TrailLine> lines, TrailHead head)
    {
        var at = TrailHead.Start;

        foreach (var line in lines)
        {
            if (line.Seq != at.Seq + 1 || line.Previous != at.Hash)
            {
                return at.Seq + 1;
            }

            at = new(line.Seq, line.Hash());
        }

        return at == head ? null : Math.Min(at.Seq, head.Seq) + 1;
    }
}
