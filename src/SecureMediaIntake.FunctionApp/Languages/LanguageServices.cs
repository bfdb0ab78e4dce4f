using System.Text.Unicode;

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>The words, for pages and texts.</summary>
internal static class LanguageServices
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        // The letters of our languages as they are: written as numbers, a page in Arabic is three times as long. What HTML means something by
        // (quotes, angle brackets, ampersands) is encoded whatever is allowed here.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.Arabic));
        services.TryAddSingleton(of => Catalogues.Built(of.GetRequiredService<OfferedLanguages>()));
        services.TryAddSingleton<LanguageChoice>();
        return services;
    }
}
