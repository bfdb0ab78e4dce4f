using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Api.Contracts;

/// <summary>Asking for media, and reading what became of it.</summary>
internal static class RequestContracts
{
    private const string Request = "4adb50c7816f5370a7f621ee774cedb3";

    public static Contract Make { get; } = new("makeMediaRequest", "Ask a patient for photos or videos")
    {
        Description = "The patient gets a text with a link. Whatever is not understood in the body is refused, never skipped. No answer came? Send the same again, with the same key.",
        Parameters =
        [
            new(
                "Idempotency-Key", Place.Header, "New for each request, the same for each try of it: the same key with the same body is the same request.",
                "5f1f7b2e-7d0e-4f51-9c0a-6d1f3c1d2a10", Pattern: "^[!-~]{16,100}$"),
        ],
        Takes = new(
            MediaRequestBodyJson.Default.MediaRequestBody,
            new MediaRequestBody("999 000 1014", new(1956, 3, 14), "07700 900101", "2 photos of your left leg", "To see how it heals", 7)),
        Answers =
        [
            Answer.Json(201, "It was made.", MediaRequestAnswerJson.Default.MediaRequestMade, new MediaRequestMade(Request, "open")) with
            {
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "Where its state can be read." },
            },
            Answer.Json(200, "It had been made before, with the same key.", MediaRequestAnswerJson.Default.MediaRequestMade, new MediaRequestMade(Request, "open")),
        ],
        Problems =
        [
            ApiProblems.KeyIsMissing, RequestProblems.KeyIsWrong, RequestProblems.KeyReused, ApiProblems.NotJson, ApiProblems.BodyIsMalformed, RequestProblems.NumberHasNotTenDigits,
            RequestProblems.NumberIsWrong, RequestProblems.MobileIsWrong, RequestProblems.WantedIsMissing, RequestProblems.WantedIsTooLong, RequestProblems.WhyIsMissing,
            RequestProblems.WhyIsTooLong, RequestProblems.DaysAreWrong, RequestProblems.LookWithinIsWrong, RequestProblems.AnotherWayNotOffered, RequestProblems.WordIsWrong,
            RequestProblems.TeamIsWrong, RequestProblems.LanguageIsNotOffered, RequestProblems.NoPatient, RequestProblems.TwoPatients, RequestProblems.PatientDied,
            RequestProblems.PrivateAreaOfChild, RequestProblems.Unknown,
        ],
        Again = Repeat.ByKey,
    };

    public static Contract Read { get; } = new("readMediaRequest", "Read where a request stands")
    {
        Description = "Nothing about the patient is in it. What is not there, not yours or erased answers alike.",
        Parameters = [Shared.Id("id", "Of the request.", Request)],
        Answers = [Answer.Json(200, "Where it stands.", MediaRequestAnswerJson.Default.MediaRequestState, Example())],
        Problems = [RequestProblems.Unknown],
        Again = Repeat.Reads,
    };

    private static MediaRequestState Example() => new(
        Request, "open", "consumed", new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), new(2026, 12, 9, 0, 0, 0, TimeSpan.Zero),
        [
            new(
                "9b1c4e7a2f605d3bb1c4e7a2f605d3b1", 1, "photo", "filed", new(2026, 12, 1, 9, 12, 0, TimeSpan.Zero), Cause: null, PublicMessage: null,
                "4adb50c7-816f-5370-a7f6-21ee774cedb3", new(133_120, new string('a', 64)), new(230_400, new string('b', 64)), new(0.7, 0.3, 1.6)),
            new(
                "0c2d5f8b3a716e4cc2d5f8b3a716e4c2", 2, "photo", "refused", new(2026, 12, 1, 9, 13, 0, TimeSpan.Zero), "unreadable",
                "We could not open this file. Choose another or take a new photo", DocumentId: null, Original: null, Kept: null, Seconds: null),
        ]);
}

/// <summary>Media themselves.</summary>
internal static class MediaContracts
{
    public static Contract Read { get; } = new("readBinary", "Read the bytes of a photo or video")
    {
        Description = "The address that stands in the care record's DocumentReference. Each viewing leaves a line in the trail. At most 4 MiB an answer where a range is asked for.",
        Parameters =
        [
            new("id", Place.Path, "Of the request and of the item, one after the other.", new string('4', 32) + new string('9', 32), Pattern: "^[0-9a-f]{64}$"),
            new("part", Place.Query, "Which rendition; without it the one that is kept.", "preview", IsRequired: false, Values: ["kept", "preview", "thumbnail", "poster", "still1", "still2", "still3", "still4", "still5"]),
            new("Range", Place.Header, "One range of bytes.", "bytes=0-1023", IsRequired: false),
        ],
        Answers =
        [
            new(200, "The whole.", ContentType: "image/jpeg"),
            new(206, "A part.", ContentType: "video/mp4"),
            new(416, "There is no such range."),
        ],
        Problems = [RequestProblems.Unknown, ViewingProblems.Hidden],
        Again = Repeat.Reads,
    };

    /// <summary>A client needs a name of its own for it.</summary>
    public static Contract Look { get; } = Read with
    {
        Id = "lookAtBinary",
        Method = HttpMethods.Head,
        Summary = "What of it is there, without its bytes",
        Parameters = [.. Read.Parameters.Where(one => one.In != Place.Header)],
        Answers = [new(200, "Its length and kind, in the headers.")],
    };
}
