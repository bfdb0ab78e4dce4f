using System.Globalization;

using SecureMediaIntake.Simulation.Figures;
using SecureMediaIntake.Simulation.Intake;

namespace SecureMediaIntake.Simulation;

/// <summary>The result as the tables of docs/scale.md.</summary>
internal static class Report
{
    private const double Items = 1_000;

    public static string Of(DayResult day)
    {
        var options = day.Options;
        return string.Join('\n', (string[])
        [
            Line($"{options.RequestsPerDay:N0} requests a day, seed {options.Seed}, hours {options.FromHour} to {options.FromHour + options.Hours}, {options.Deployments} deployments of at most {options.Workers} workers{(options.RecordDownAt is { } hour ? $", record down at {hour}" : "")}{(options.CountsHidden ? "" : ", KEDA counts visible messages only")}"),
            Line($"run: {day.Requests:N0} requests, {day.Files:N0} files: {day.Filed:N0} filed, {day.SetAside:N0} set aside, {day.Waiting:N0} waiting at the end"),
            Line($"Send to filed: p50 {day.FiledP50:N1} s, p95 {day.FiledP95:N1} s (goal {DayResult.Goal:N0} s: {(day.FiledP95 <= DayResult.Goal ? "met" : "missed")})"),
            Line($"peak workers {day.PeakWorkers:N0}; first limit: {day.FirstLimit}"),
            "",
            "| queue | wait p50 s | p95 s | p99 s | places in use |",
            "|---|---:|---:|---:|---:|",
            .. day.Queues.Select(queue => Line($"| {queue.Name} | {queue.P50:N2} | {queue.P95:N2} | {queue.P99:N2} | {queue.Use:P1} |")),
            "",
            "| limit | a second | mean use | times held |",
            "|---|---:|---:|---:|",
            .. day.Limits.Select(limit => Line($"| {limit.Name} | {limit.PerSecond:N0} | {limit.Use:P2} | {limit.Held:N0} |")),
            "",
            "| for 1,000 files | quantity | cost |",
            "|---|---:|---:|",
            .. day.Quantities.Select(quantity => Line($"| {quantity.Key} | {quantity.Value / Math.Max(1, day.Files) * Items:N1} | {CostOf(quantity.Key, quantity.Value / Math.Max(1, day.Files) * Items)} |")),
        ]);
    }

    private static string CostOf(string meter, double quantity) =>
        FigureFiles.Prices.FirstOrDefault(price => price.Meter == meter) is { Value: { } value } known ? Line($"{quantity / known.For * value:N2}") : "no price";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
