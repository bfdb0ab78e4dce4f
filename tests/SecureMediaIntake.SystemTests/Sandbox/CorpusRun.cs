using System.Collections.Concurrent;
using System.Globalization;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Samples.Hostile;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>The folder of one run through the corpus, and its table for <c>./run corpus</c>.</summary>
public sealed class CorpusRun : IDisposable
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "corpus", OpaqueId.New());
    private readonly ConcurrentBag<(string Name, string Row)> _rows = [];
    private readonly Seeds _seeds;

    public CorpusRun() => _seeds = new(Path.Combine(_folder, "seeds"));

    /// <summary>File for the table, set by <c>./run corpus</c>.</summary>
    private static string? Table => Environment.GetEnvironmentVariable("CORPUS_TABLE");

    internal async Task<string> MakeAsync(HostileFile file)
    {
        var path = Path.Combine(_folder, file.Name);
        Directory.CreateDirectory(_folder);
        await File.WriteAllBytesAsync(path, await file.MakeAsync(_seeds));
        return path;
    }

    internal void Note(HostileFile file, string fate, long length, TimeSpan took) => _rows.Add((file.Name, string.Create(
        CultureInfo.InvariantCulture, $"{file.Name,-32} {fate,-12} {length,10} B {took.TotalSeconds,7:F2} s  {file.Story}")));

    public void Dispose()
    {
        if (Table is { Length: > 0 } table)
        {
            File.WriteAllLines(table, _rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.Row));
        }

        Directory.Delete(_folder, recursive: true);
    }
}
