using System.Diagnostics;
using System.Text;
using SecureMediaIntake.LocalWorld;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>The local world's program as a person starts it.</summary>
internal sealed class DevProcess : IDisposable
{
    /// <summary>How long a world may take to be up or down on a machine that also runs other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _errors;

    private DevProcess(Process process)
    {
        _process = process;
        _errors = CopyAsync(process.StandardError);
    }

    /// <summary>All that was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The folder that the screen names.</summary>
    public string WorldFolder { get; private set; } = "";

    public static DevProcess Start(params string[] arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [typeof(World).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>Waits for the screen of addresses.</summary>
    public async Task IsUpAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            Add(line);
            if (line.StartsWith("Logs ", StringComparison.Ordinal))
            {
                WorldFolder = line["Logs ".Length..].Trim();
            }

            if (line.StartsWith("Stop with", StringComparison.Ordinal))
            {
                return;
            }
        }

        await _errors;
        Assert.Fail($"The world did not start:\n{Output}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{_process.Id}"]))!;
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        await Task.WhenAll(CopyAsync(_process.StandardOutput), _errors, _process.WaitForExitAsync()).WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task CopyAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            Add(line);
        }
    }

    private void Add(string line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
