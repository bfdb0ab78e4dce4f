using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// Why a posted photo was refused, as a word in the address of the page that says so: loading that page again must not post the photo again. The
/// word only chooses among sentences of ours; any other says nothing.
/// </summary>
internal static class PostedRefusals
{
    /// <summary>A video in the plain form, which takes photos only. The page has the words, as they hold a telephone number.</summary>
    public static Problem Video { get; } = new("video-posted", ProblemKind.Unsupported, "To send a video, call us.");

    private static Dictionary<string, Problem> ByWord { get; } = new(StringComparer.Ordinal)
    {
        ["nothing"] = UploadProblems.NothingSelected,
        ["empty"] = UploadProblems.Empty,
        ["large"] = UploadProblems.PostedTooLarge,
        ["kind"] = UploadProblems.WrongType,
        ["many"] = UploadProblems.TooMany,
        ["space"] = UploadProblems.SpaceUsed,
        ["again"] = UploadProblems.Malformed,
        ["video"] = Video,

        // Found by the first bytes, with an advice of their own.
        ["raw"] = MediaProblems.Raw,
        ["document"] = MediaProblems.Document,
        ["moving"] = MediaProblems.PhotoSequence,
        ["photo"] = MediaProblems.OtherPhoto,
        ["unsafe"] = MediaProblems.Active,
    };

    public static string WordOf(Problem problem) => ByWord.FirstOrDefault(one => one.Value == problem).Key ?? "again";

    public static Problem? Find(string? word) => word is null ? null : ByWord.GetValueOrDefault(word);
}
