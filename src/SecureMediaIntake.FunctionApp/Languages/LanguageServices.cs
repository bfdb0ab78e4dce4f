using Microsoft.Extensions.DependencyInjection.Extensions;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>The words, for pages and texts.</summary>
internal static class LanguageServices
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.TryAddSingleton(of => Catalogues.Built(of.GetRequiredService<OfferedLanguages>()));
        services.TryAddSingleton<LanguageChoice>();
        return services;
    }
}
