using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;
using Xunit;

namespace SecureMediaIntake.Tests.Texts;

/// <summary>What the text service's refusals mean, for a look-up and for a text.</summary>
public sealed class NotifyTextsTests : IAsyncLifetime
{
    private const string Refusal = """{"status_code":400,"errors":[{"error":"BadRequestError","message":"no"}]}""";

    private readonly PatientText _text = new(
        TextKind.Received, PatientLanguages.English, "+447700900101", "Patient", "Test Trust North", "01632 960101", OpaqueId.New());

    private WebApplication _service = null!;
    private NotifyTexts _texts = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _service = builder.Build();
        _service.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(Refusal);
        });
        await _service.StartAsync();
        _texts = new(
            new NotifyOptions
            {
                BaseUri = new(_service.Urls.Single()),
                ApiKey = $"test-{Guid.Empty}-{Guid.Empty}",
                Templates = new() { ["en"] = $"{Guid.Empty}" },
            },
            new(Catalogues.Built(new([PatientLanguages.English]))));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_look_up_that_is_refused_leaves_open_whether_the_text_went_out() =>
        await Assert.ThrowsAsync<UnavailableException>(() => _texts.LookUpAsync(_text.Reference, CancellationToken.None));

    [Fact]
    public async Task A_text_that_is_refused_is_refused_for_good() => Assert.False(await _texts.SendAsync(_text, CancellationToken.None));
}
