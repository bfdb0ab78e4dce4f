using System.Runtime.Versioning;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Image;

/// <summary>
/// The unpacked image as a folder that the stand-in host can start. Of the app it holds host.json and the functions, and a script in the app's place that
/// makes the image the root: so what runs can only be what lies in the image.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ImageRoot : IDisposable
{
    /// <summary>Where <c>./run image</c> unpacked it.</summary>
    private const string Variable = "IMAGE_ROOT";

    /// <summary>Where the image has the app.</summary>
    private const string App = "/home/site/wwwroot";

    /// <param name="world">Folder of the world: its certificate and the scratch folder lie in it, and keep their paths inside.</param>
    public ImageRoot(string world)
    {
        var image = Environment.GetEnvironmentVariable(Variable);
        Assert.True(Directory.Exists(image), "There is no image. ./run image makes one and runs this test.");
        var inside = image + App;

        File.Copy(Path.Combine(inside, "host.json"), Path.Combine(ScriptRoot, "host.json"));

        foreach (var function in Directory.EnumerateFiles(inside, "function.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(ScriptRoot, Path.GetRelativePath(inside, function));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(function, copy);
        }

        var script = Path.Combine(ScriptRoot, "SecureMediaIntake.FunctionApp");
        File.WriteAllText(script, $"""
            #!/bin/sh
            exec bwrap --die-with-parent --bind {image} / --dev-bind /proc /proc --dev /dev --tmpfs /tmp --bind {world} {world} --chdir {App} {App}/SecureMediaIntake.FunctionApp
            """);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string ScriptRoot { get; } = Directory.CreateTempSubdirectory("image-").FullName;

    public void Dispose() => Directory.Delete(ScriptRoot, recursive: true);
}
