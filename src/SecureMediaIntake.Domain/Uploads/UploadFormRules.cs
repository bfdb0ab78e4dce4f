using System.Buffers.Text;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>What a page may ask for.</summary>
internal static class UploadFormRules
{
    private const int MinPick = 16;
    private const int MaxPick = 64;

    public static Problem? FirstProblem(RequestSnapshot request, UploadForm form)
    {
        // The patient's own word, or what staff recorded of it before their camera opened.
        if (request.Find<Agreement>(Agreement.Key) is null && request.Find<StaffConsent>(StaffConsent.Key) is null)
        {
            return UploadProblems.NotAgreed;
        }

        if (form.Length <= 0)
        {
            return UploadProblems.Empty;
        }

        if (form.Length > UploadLimits.MaxFileBytes)
        {
            return UploadProblems.TooLarge;
        }

        return IsWellFormed(request, form) ? null : UploadProblems.Malformed;
    }

    /// <summary>Whether the link has room for one more file of this length.</summary>
    public static Problem? QuotaProblem(RequestSnapshot request, long length)
    {
        var counting = request.Items().Where(item => item.Status is not (ItemStatus.Erased or ItemStatus.Refused)).Select(item => item.Id).ToHashSet();

        if (counting.Count >= UploadLimits.MaxFiles)
        {
            return UploadProblems.TooMany;
        }

        var used = request.All<Upload>().Where(upload => counting.Contains(upload.Item)).Sum(upload => upload.Length);
        return used + length > UploadLimits.MaxLinkBytes ? UploadProblems.SpaceUsed : null;
    }

    private static bool IsWellFormed(RequestSnapshot request, UploadForm form) =>
        form.PickId is { Length: >= MinPick and <= MaxPick }
        && form.PickId.All(char.IsAsciiLetterOrDigit)
        && Enum.IsDefined(form.Kind)
        && form.ClaimedType is { Length: <= UploadLimits.MaxClaimedType }
        && form.EncryptedLength == EncryptedLayout.EncryptedLength(form.Length)
        && form.BlockSize is >= UploadLimits.MinBlock and <= UploadLimits.MaxBlock
        && form.EncryptedLength / form.BlockSize < UploadLimits.MaxBlocks

        // A content key wrapped to anything but this request's upload key could never be opened again.
        && request.Find<UploadKey>(UploadKey.Key) is { Private: not null } key
        && form.KeyId == key.KeyId
        && form.WrappedKey.Length == Base64.GetMaxEncodedToUtf8Length(UploadKey.Bits / 8)
        && Base64.IsValid(form.WrappedKey);
}
