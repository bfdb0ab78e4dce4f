using System.Diagnostics;
using System.Text;

namespace SecureMediaIntake.Fuzzing.Checks;

/// <summary>One exiftool that stays open: its start costs ten times what it then takes for a file. Not safe for two callers at a time.</summary>
internal sealed class ExifTool : IAsyncDisposable
{
    private const string End = "{ready}";

    private readonly Process _process;

    public ExifTool()
    {
        var start = new ProcessStartInfo("exiftool") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["-stay_open", "True", "-@", "-"])
        {
            start.ArgumentList.Add(word);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("exiftool did not start.");

        // It counts files there, aloud. Not -q instead: that also silences the word that ends an answer.
        _process.BeginErrorReadLine();
    }

    /// <returns>JSON: an array with an object for each file, whose names are <c>group:tag</c>.</returns>
    public async Task<string> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        foreach (var word in (string[])["-ee", "-a", "-G1", "-u", "-j", .. paths, "-execute"])
        {
            await _process.StandardInput.WriteLineAsync(word.AsMemory(), cancellation);
        }

        await _process.StandardInput.FlushAsync(cancellation);
        var answer = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line && line != End)
        {
            answer.AppendLine(line);
        }

        return answer.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StandardInput.WriteAsync("-stay_open\nFalse\n");
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
