using System.Diagnostics;

namespace SecureMediaIntake.Samples;

/// <summary>Runs the tools that make fixtures and judge outputs. They are the oracle, so none of them is ours.</summary>
internal static class Tool
{
    public static async Task<byte[]> BytesAsync(string program, params string[] arguments) => (await RunAsync(program, arguments)).Output;

    /// <summary>For a tool that answers on standard error, as ffmpeg's measuring filters do.</summary>
    public static async Task<string> ErrorsAsync(string program, params string[] arguments) => (await RunAsync(program, arguments)).Errors;

    private static async Task<(byte[] Output, string Errors)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        using var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (output.ToArray(), await errors)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    public static async Task<string> TextAsync(string program, params string[] arguments) =>
        System.Text.Encoding.UTF8.GetString(await BytesAsync(program, arguments));

    public static Task FfmpegAsync(params string[] arguments) => BytesAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]);

    public static Task ExiftoolAsync(params string[] arguments) => BytesAsync("exiftool", ["-q", "-overwrite_original", .. arguments]);
}
