using System.Reflection;
using System.Text.Json;

namespace SecureMediaIntake.Simulation.Figures;

/// <summary>Measured and published figures, each with its source, in files beside this one: new benchmark figures go in without code.</summary>
internal static class FigureFiles
{
    public static IReadOnlyList<FileKind> Files { get; } = Read<FileFigures>("files.json").Files;

    public static IReadOnlyDictionary<string, StepCost> Steps { get; } = Read<StepFigures>("steps.json").Steps.ToDictionary(step => step.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Price> Prices { get; } = Read<PriceFigures>("prices.json").Prices;

    private static T Read<T>(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, JsonSerializerOptions.Web)!;
    }
}

/// <param name="Share">Of all files.</param>
internal sealed record FileKind(string Name, double Share, double CpuSeconds, double OriginalMB, double KeptMB, string Source);

/// <summary>What one run of a step asks of the platform.</summary>
/// <param name="Queue">Sent, taken and deleted.</param>
/// <param name="Checks">Watchdogs (check-request) that it sends.</param>
/// <param name="Seconds">Without the sandbox.</param>
internal sealed record StepCost(string Name, double Table, double Queue, double Blob, double Vault, int Checks, double Seconds);

/// <param name="Value">For <paramref name="For"/> of the meter; null where nobody filled it in.</param>
internal sealed record Price(string Meter, double For, [property: System.Text.Json.Serialization.JsonPropertyName("price")] double? Value, string Page);

internal sealed record FileFigures(string Source, IReadOnlyList<FileKind> Files);

internal sealed record StepFigures(string Source, IReadOnlyList<StepCost> Steps);

internal sealed record PriceFigures(string Source, IReadOnlyList<Price> Prices);
