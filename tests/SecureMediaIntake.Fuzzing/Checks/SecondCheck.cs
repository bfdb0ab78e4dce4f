using System.Text;
using System.Text.Json;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Checks;

/// <summary>What exiftool and a plain search for bytes find in an output that our own gate has passed. Shares no code with the gate.</summary>
internal sealed class SecondCheck : IAsyncDisposable
{
    private static readonly byte[][] Planted =
    [
        Encoding.Latin1.GetBytes(Photos.Canary), Encoding.Unicode.GetBytes(Photos.Canary), Encoding.BigEndianUnicode.GetBytes(Photos.Canary),
        Encoding.Latin1.GetBytes(Videos.Location),
    ];

    private readonly ExifTool _exiftool = new();

    /// <returns>What must not be there, or null.</returns>
    public async Task<string?> FindAsync(SanitisedMedia media, CancellationToken cancellation)
    {
        foreach (var file in media.Files)
        {
            var bytes = await File.ReadAllBytesAsync(file.Path, cancellation);
            if (Planted.Any(word => bytes.AsSpan().IndexOf(word) >= 0))
            {
                return $"{file.Part} holds what was planted in the seed";
            }
        }

        using var answer = JsonDocument.Parse(await _exiftool.ReadAsync(media.Files.Select(file => file.Path), cancellation));
        return answer.RootElement.GetArrayLength() == media.Files.Count
            ? media.Files.Zip(answer.RootElement.EnumerateArray(), FindTag).FirstOrDefault(found => found is not null)
            : "exiftool did not answer for every file";
    }

    public ValueTask DisposeAsync() => _exiftool.DisposeAsync();

    private static string? FindTag(SanitisedFile file, JsonElement tags) => tags.EnumerateObject()
        .Select(tag => (Name: tag.Name.Split(':'), tag.Value))
        .Where(tag => tag.Name.Length == 2 && !AllowedTags.Allows(file.ContentType is "video/mp4", tag.Name[0], tag.Name[1], tag.Value.ToString()))
        .Select(tag => $"exiftool finds {tag.Name[0]}:{tag.Name[1]} in {file.Part}").FirstOrDefault();
}
