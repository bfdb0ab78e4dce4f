using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>"We kept your 2 photos. 1 video is still being uploaded.": the first thing to know for somebody who comes back.</summary>
internal sealed record KeptFiles(IReadOnlyList<string> Sentences)
{
    /// <returns>Null when there is nothing.</returns>
    public static KeptFiles? Of(RequestSnapshot request, Words words)
    {
        var (photos, videos) = (Items(request, MediaKind.Photo), Items(request, MediaKind.Video));
        var sentences = new List<string>();
        Say(sentences, words, "files.kept-photos", photos.Count(Arrived));
        Say(sentences, words, "files.kept-videos", videos.Count(Arrived));
        Say(sentences, words, "files.moving-photos", photos.Count(Moving));
        Say(sentences, words, "files.moving-videos", videos.Count(Moving));
        return sentences.Count == 0 ? null : new KeptFiles(sentences);
    }

    private static List<MediaItem> Items(RequestSnapshot request, MediaKind kind) => [.. request.Items().Where(item => item.Kind == kind)];

    private static bool Arrived(MediaItem item) => item.Status is not (ItemStatus.Reserved or ItemStatus.Refused or ItemStatus.Erased);

    private static bool Moving(MediaItem item) => item.Status == ItemStatus.Reserved;

    private static void Say(List<string> sentences, Words words, string key, int count)
    {
        if (count > 0)
        {
            sentences.Add(words.Count(key, count).ToString());
        }
    }
}
