using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>One JSON file per key or secret, so that a world that is started again can still open what it sealed.</summary>
/// <param name="path">Null: nothing is kept.</param>
internal sealed class VaultFolder<TVersion>(string? path, JsonTypeInfo<VaultObject<TVersion>> json)
    where TVersion : VaultVersion
{
    public IReadOnlyList<VaultObject<TVersion>> Load()
    {
        if (path is null)
        {
            return [];
        }

        PrivateFiles.CreateFolder(path);
        return [.. Directory.EnumerateFiles(path, "*.json").Select(Read)];
    }

    public void Save(VaultObject<TVersion> changed)
    {
        if (path is null)
        {
            return;
        }

        // Written beside and moved over: a process that is killed in the middle must not leave half a key.
        var part = PrivateFiles.Write(path, $"{FileName(changed.Name)}.part", JsonSerializer.Serialize(changed, json));
        File.Move(part, Path.Combine(path, FileName(changed.Name)), overwrite: true);
    }

    public void Remove(string name)
    {
        if (path is not null)
        {
            File.Delete(Path.Combine(path, FileName(name)));
        }
    }

    private VaultObject<TVersion> Read(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file), json) ?? throw new InvalidDataException($"{file} holds no vault object.");

    // Names differ by more than case, and hold only letters, digits and dashes.
    private static string FileName(string name) => $"{name.ToLowerInvariant()}.json";
}
