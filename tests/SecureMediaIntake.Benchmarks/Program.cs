using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecureMediaIntake.Benchmarks.Quality;
using SecureMediaIntake.Benchmarks.Sanitise;

// ./run bench sanitise [--repeats N] [--only WORDS-OF-A-SOURCE] [--json FILE] | quality [PHOTOS…]. A missed goal is printed, not an error.
var folder = Path.Combine("artifacts", "bench");
string? Option(string name) => args.SkipWhile(word => word != name).Skip(1).FirstOrDefault();
switch (args)
{
    case ["sanitise", ..] when int.TryParse(Option("--repeats") ?? "5", NumberStyles.None, CultureInfo.InvariantCulture, out var repeats) && repeats > 0:
        var result = await new SanitiseBench(folder, repeats, Option("--only"), Console.Error.WriteLine).RunAsync();
        Console.WriteLine(result.ToText());
        if (Option("--json") is { } file)
        {
            JsonSerializerOptions readable = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, readable));
        }

        return 0;
    case ["quality", .. var photos] when photos.All(File.Exists):
        Console.WriteLine(QualityLine.ToTable(await new QualityBench(Path.Combine(folder, "quality"), Console.Error.WriteLine).RunAsync(photos)));
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: ./run bench sanitise [--repeats N] [--only WORDS] [--json FILE] | quality [PHOTOS…]");
        return 2;
}
