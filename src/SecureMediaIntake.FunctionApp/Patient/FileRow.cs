using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>One file in the list. An empty one is the template that the script copies.</summary>
internal sealed record FileRow(string? Id, string Name, string State)
{
    public static FileRow Template { get; } = new(null, string.Empty, string.Empty);

    public static IReadOnlyList<FileRow> Of(RequestSnapshot request) =>
    [
        .. request.Items().Where(item => item.Status is not ItemStatus.Erased).Select(item => new FileRow(
            item.Id.Value,
            $"{(item.Kind == MediaKind.Photo ? "Photo" : "Video")} {item.Number}",
            StateOf(UploadStateResponse.From(request, item)))),
    ];

    private static string StateOf(UploadStateResponse state) => state.State switch
    {
        "received" => "Uploaded",
        "checking" => "Checking",
        "refused" => state.Problem!.PublicMessage,
        _ => "Could not upload",
    };
}
