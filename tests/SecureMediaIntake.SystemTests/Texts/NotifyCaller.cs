using Notify.Client;
using Notify.Exceptions;
using SecureMediaIntake.LocalWorld.Texts;
using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>The text service, and the real .NET client for it, made as the product makes it.</summary>
internal static class NotifyCaller
{
    public static Dictionary<string, dynamic> Personalisation() => new()
    {
        ["first_name"] = "Sam",
        ["organisation"] = "Example Clinic",
        ["link"] = "https://127.0.0.1:7071/p#ABCDEFGHJKMNPQRSTVWXYZ0123",
        ["last_day"] = "3 March",
        ["phone"] = "0113 496 0000",
    };

    // Plain http, because a client made of an address takes its trust from the process, and this process already has one.
    public static Task<NotifyServer> StartAsync(NotifyServerOptions? options = null) =>
        NotifyServer.StartAsync(options ?? new(), CancellationToken.None);

    public static NotificationClient Client(this NotifyServer server) => new(server.Address.ToString(), server.ApiKey);

    public static Task<Notify.Models.Responses.SmsNotificationResponse> SendAsync(
        this NotifyServer server, string number = "07700900123", string? reference = null) =>
        server.Client().SendSmsAsync(number, server.RequestTemplateId, Personalisation(), reference);

    public static async Task<string> RefusalAsync(Func<Task> call) => (await Assert.ThrowsAsync<NotifyClientException>(call)).Message;
}
