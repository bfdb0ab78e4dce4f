using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// The sentences that somebody agrees to, in their order on the page. What is shown and what is hashed is this one list, so that the two cannot differ.
/// </summary>
/// <param name="Private">What is said of private areas.</param>
/// <param name="ForAnother">Whether it is asked whose the photos are.</param>
internal sealed record ConsentWords(PrivateAreaLine Private, bool ForAnother)
{
    public const string Asked = "agree.asked";

    public const string Box = "agree.box";

    /// <summary>What happens to the photos, one point each.</summary>
    public static IReadOnlyList<string> Points { get; } =
        ["agree.staff", "agree.record", "agree.share", "agree.remove", "agree.teaching", "agree.refuse", "agree.later"];

    public string PrivateArea => Private switch
    {
        PrivateAreaLine.NotAsked => "agree.not-private",
        PrivateAreaLine.Asked => "agree.private",
        PrivateAreaLine.OfChild => "agree.private-child",
        _ => throw new System.Diagnostics.UnreachableException($"The line {Private} has no words."),
    };

    /// <summary>The question whose the photos are, and its answers; empty where it is not asked.</summary>
    public IReadOnlyList<string> Whose => ForAnother ? ["agree.whose", .. Subjects.Select(subject => subject.Words)] : [];

    public static IReadOnlyList<(PhotosOf Of, string Words)> Subjects { get; } =
        [(PhotosOf.Me, "agree.whose-me"), (PhotosOf.Child, "agree.whose-child"), (PhotosOf.Adult, "agree.whose-adult")];

    /// <summary>SHA-256 over the sentences in this language, one a line, values still by name; lower-case hexadecimal.</summary>
    public string Sha256In(Words words)
    {
        string[] keys = [Asked, .. Points, PrivateArea, .. Whose, Box];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', keys.Select(words.Raw)))));
    }
}
