using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Goes on with every upload that was committed and is not received yet: right after the commit, or after whoever was at it died.</summary>
public sealed class ResumeUploads(Ledger ledger, ReceiveUpload receive)
{
    /// <returns>How many were taken further.</returns>
    /// <exception cref="UnavailableException">Storage does not answer, or a copy is not finished: come back later.</exception>
    public async Task<int> RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return 0;
        }

        var underWay = request.All<Upload>()
            .Where(upload => upload.IsUnderWay && request.Item(upload.Item) is { Status: ItemStatus.Reserved })
            .ToList();

        foreach (var upload in underWay)
        {
            await receive.RunAsync(id, upload, cancellation);
        }

        return underWay.Count;
    }
}
