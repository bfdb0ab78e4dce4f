using System.Globalization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>The effect "put a message on a queue".</summary>
public sealed class SendMessage(IPipelineQueues queues) : IEffectHandler
{
    public const string EffectKind = "send-message";

    public string Kind => EffectKind;

    /// <param name="delay">Whole seconds are kept.</param>
    public static Effect To(string queue, ItemId? item = null, TimeSpan delay = default) =>
        new(EffectKind, string.Join('|', queue, item?.Value, ((long)delay.TotalSeconds).ToString(CultureInfo.InvariantCulture)));

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var parts = owed.Argument.Split('|');
        ItemId? item = parts[1].Length == 0 ? null : ItemId.From(parts[1]);
        var delay = TimeSpan.FromSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture));

        await queues.SendAsync(parts[0], new(request.Id, item, owed.Operation), delay, cancellation);
        return null;
    }
}
