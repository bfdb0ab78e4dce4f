using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// Goes on with uploads that were committed and are not received yet: right after the commit, or after whoever was at it died. One message copies
/// and hashes one file: ten of 400 MiB would outlast the deadline, and a message that fails five times sets good items aside.
/// </summary>
public sealed class ResumeUploads(Ledger ledger, ReceiveUpload receive, IPipelineQueues queues)
{
    /// <param name="only">The one item that the message is about; null, for the watchdog, to give each upload under way a message of its own.</param>
    /// <returns>How many were taken further.</returns>
    /// <exception cref="UnavailableException">Storage does not answer, or a copy is not finished: come back later.</exception>
    public async Task<int> RunAsync(RequestId id, ItemId? only, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return 0;
        }

        var underWay = request.All<Upload>()
            .Where(upload => upload.IsUnderWay && request.Item(upload.Item) is { Status: ItemStatus.Reserved })
            .Where(upload => only is null || upload.Item == only)
            .ToList();
        foreach (var upload in underWay)
        {
            if (only is null)
            {
                await queues.SendAsync(PipelineQueue.CheckRequest, new(id, upload.Item), TimeSpan.Zero, cancellation);
            }
            else
            {
                await receive.RunAsync(id, upload, cancellation);
            }
        }

        return underWay.Count;
    }
}
