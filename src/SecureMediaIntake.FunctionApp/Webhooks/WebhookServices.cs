using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Webhooks;

/// <summary>Puts together what tells other systems.</summary>
internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IWebhookSender>(of => new HttpWebhookSender(
                CheckedConnections.Create(of.GetRequiredService<IOptions<WebhookOptions>>().Value.AllowPrivateAddresses), of.GetRequiredService<TimeProvider>()))
            .AddSteps();
    }

    /// <summary>Without what reaches outside, for tests that bring their own.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<TellSystems>()
        .AddSingleton<IFollowUp>(of => of.GetRequiredService<TellSystems>())
        .AddSingleton<IEffectHandler>(of => of.GetRequiredService<TellSystems>())
        .AddSingleton<DeadDeliveries>()
        .AddSingleton<DeliverEvent>()
        .AddSingleton<ReplayDelivery>()
        .AddSingleton<ReadWebhooks>()
        .AddSingleton<ResumeWebhook>()
        .AddSingleton<ForgetDeliveries>();
}
