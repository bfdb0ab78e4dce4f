using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>One file in the list. An empty one is the template that the script copies.</summary>
internal sealed record FileRow(string? Id, string Name, string State)
{
    public static FileRow Template { get; } = new(null, string.Empty, string.Empty);

    public static IReadOnlyList<FileRow> Of(RequestSnapshot request, Words words) =>
    [
        .. request.Items().Where(item => item.Status is not ItemStatus.Erased).Select(item => new FileRow(
            item.Id.Value,
            NameOf(item, words),
            StateOf(UploadStateResponse.From(request, item, words), words))),
    ];

    public static string NameOf(MediaItem item, Words words) => item.Kind == MediaKind.Photo
        ? words.Plain("script.photo", ("number", item.Number))
        : words.Plain("script.video", ("number", item.Number));

    private static string StateOf(UploadStateResponse state, Words words) => state.State switch
    {
        "received" => words.Plain("script.state-uploaded"),
        "checking" => words.Plain("script.state-checking"),
        "refused" => state.Problem!.PublicMessage,
        _ => words.Plain("script.state-failed"),
    };
}
