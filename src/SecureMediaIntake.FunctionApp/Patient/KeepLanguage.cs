using Microsoft.AspNetCore.Mvc.Filters;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Keeps a language that was chosen by <c>?lang=</c>. Before the page, as a cookie cannot follow words that are on their way.</summary>
internal sealed class KeepLanguage : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<PatientWords>().KeepChoice();

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left to do.
    }
}
