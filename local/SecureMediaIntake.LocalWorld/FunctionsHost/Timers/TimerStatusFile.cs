using System.Text.Json;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Timers;

/// <summary>One small file per timer, so that a run missed while the host was down is made up (the real host keeps a blob).</summary>
internal sealed class TimerStatusFile(string folder, string function)
{
    private readonly string _path = Path.Combine(folder, $"{function}.json");

    /// <returns>Null when there is none yet, or what is there cannot be read: then the timer starts afresh.</returns>
    public TimerStatus? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<TimerStatus>(File.ReadAllText(_path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(TimerStatus status)
    {
        // Renamed into place: a host killed half way leaves the old status, not half a one.
        Directory.CreateDirectory(folder);
        File.WriteAllText(_path + ".new", JsonSerializer.Serialize(status));
        File.Move(_path + ".new", _path, overwrite: true);
    }
}
