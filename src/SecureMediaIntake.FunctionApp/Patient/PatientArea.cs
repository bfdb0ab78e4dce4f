using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Everything that a patient's browser reaches, under <c>/p</c>. Bindings: Patient.function.json.</summary>
internal static class PatientArea
{
    public static IServiceCollection AddPatient(this IServiceCollection services)
    {
        services.Configure<RazorPagesOptions>(DeclarePages);

        return services.AddLanguages().AddSingleton<PatientCookies>().AddScoped<PatientVisit>().AddSingleton<AnswerFloor>().AddScoped<PassCheck>().AddScoped<PatientWords>().AddSingleton<ReadWanted>()
            .AddSingleton<PostedPhotoPlaces>().AddSingleton<AwaitReceived>();
    }

    public static void MapPatient(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapPostPhoto();
        routes.MapStay();
        routes.MapShown();
    }

    /// <summary>Says of every page whom it serves.</summary>
    public static void DeclarePages(RazorPagesOptions options) =>
        options.Conventions.AddFolderApplicationModelConvention("/Patient", Declare);

    /// <summary>Pages after the check ask for the session themselves; what they serve before it is the same for everybody.</summary>
    private static void Declare(PageApplicationModel page)
    {
        page.EndpointMetadata.Add(new Declared(
            typeof(IAfterCheck).IsAssignableFrom(page.ModelType) ? Caller.Patient : Caller.Anyone, page.ViewEnginePath));
        page.EndpointMetadata.Add(new FaultPage(ProblemPage.WriteAsync));
        page.Filters.Add(new KeepLanguage());
    }
}
