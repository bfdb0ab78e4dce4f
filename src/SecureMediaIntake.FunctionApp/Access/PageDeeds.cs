using Microsoft.AspNetCore.Mvc.ApplicationModels;

using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Access;

/// <summary>Reads from a page's handlers what each of them does.</summary>
internal static class PageDeeds
{
    public static Declared Of(PageApplicationModel page, string what)
    {
        var handlers = page.HandlerMethods.Select(handler => (Handler: handler, Does: handler.Attributes.OfType<DoesAttribute>().SingleOrDefault())).ToList();

        return new(Caller.Clinician, what)
        {
            Deeds = [.. handlers.Where(one => one.Does is not null)
                .Select(one => new Deed(one.Handler.HttpMethod, Named(one.Handler.HandlerName), one.Does!.Action, one.Does.On))],
            Silent = [.. handlers.Where(one => one.Does is null).Select(one => one.Handler.MethodInfo.Name)],
        };
    }

    private static string? Named(string? handler) => string.IsNullOrEmpty(handler) ? null : handler;
}
