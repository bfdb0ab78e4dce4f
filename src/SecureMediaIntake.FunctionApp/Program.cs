using System.Net;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

using SecureMediaIntake.CareRecord;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Clinic;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Patient;
using SecureMediaIntake.FunctionApp.Pipeline;
using SecureMediaIntake.FunctionApp.Sandbox;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.FunctionApp.Start;
using SecureMediaIntake.FunctionApp.Telemetry;
using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.DataProtection;

// The host does not restart a handler that ends with 0, so every end that nobody asked for has another number.
const int stopped = 0;
const int badSettings = 78;
const int fault = 70;

try
{
    await using var app = Build(WebApplication.CreateBuilder(args));
    await app.RunAsync();
    return app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
        && !BackgroundFault.Happened ? stopped : fault;
}
catch (Exception e) when (e is SettingsException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync($"SecureMediaIntake cannot start. {e.Message}");
    return badSettings;
}

static WebApplication Build(WebApplicationBuilder builder)
{
    DevelopmentOnly.ArmCrashPoint(builder.Configuration, builder.Environment);

    builder.Logging.AddLogRules();
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        // In code, because the host's own ASPNETCORE_URLS is inherited and would open a second, public door.
        kestrel.Listen(IPAddress.Loopback, HandlerPort.Read(builder.Configuration));
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestLimits.MaxBody;
    });
    builder.Host.UseDefaultServiceProvider(provider =>
    {
        provider.ValidateOnBuild = true;
        provider.ValidateScopes = true;
    });

    builder.AddTelemetry(builder.Services.AddIntake(builder.Configuration, builder.Environment));
    builder.Services.AddPages();
    builder.Services.AddPatient();
    builder.Services.AddClinic(builder.Configuration);
    builder.Services.AddApi(builder.Configuration);

    // Last: it takes out the framework's own loading of cookie keys, which each of the calls above would bring back.
    builder.Services.AddDataProtection().PersistKeysToVaultAndBlob();

    var app = builder.Build();
    app.UseMiddleware<FaultGuard>();
    app.UseRouting();
    app.UseMiddleware<TriggerGuard>();
    app.UseMiddleware<RequestDeadline>();
    app.UseMiddleware<PublicSite>();
    app.UseMiddleware<SecurityHeaders>();
    app.UseMiddleware<SameOrigin>();
    app.UseAssets();
    app.UseMiddleware<PlannedWork>();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseMiddleware<AccessGuard>();
    app.MapHealth();
    app.MapPipeline();
    app.MapPages();
    app.MapPatient();
    app.MapClinic();
    app.MapApi();
    DeclaredEndpoints.Check(app);
    return app;
}
