using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>The effect "clear the drop zone": the browser's copy has served.</summary>
public sealed class DeleteUpload(IUploadBlobs blobs) : IEffectHandler
{
    public const string EffectKind = "delete-upload";

    public string Kind => EffectKind;

    public static Effect Owed(string blob) => new(EffectKind, blob);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        await blobs.DeleteUploadAsync(owed.Argument, cancellation);
        return null;
    }
}

/// <summary>The effect "destroy the original", once it is filed, refused or removed.</summary>
public sealed class DeleteReceived(IUploadBlobs blobs) : IEffectHandler
{
    public const string EffectKind = "delete-received";

    public string Kind => EffectKind;

    public static Effect Owed(string blob) => new(EffectKind, blob);

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        await blobs.DeleteReceivedAsync(owed.Argument, cancellation);
        return null;
    }
}
