using System.Collections.Concurrent;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Access;

/// <summary>What whoever watches over the service reads of log-ins and refusals: who by a mark, what by a word, and nothing else.</summary>
public sealed class AccessLogTests : IAsyncLifetime
{
    private readonly Lines _lines = new();
    private TestSite _site = null!;

    public async Task InitializeAsync() => _site = await TestSite.StartAsync(more: services => services.AddSingleton<ILoggerProvider>(_ => new Provider(_lines)));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_log_in_and_a_log_out_are_logged_by_the_mark_of_who_it_is()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        using var gone = await browser.PostAsync("/clinic/log-out", new Dictionary<string, string>());

        var mark = await MarkAsync();
        Assert.Equal([$"Logged in: {mark} of X26T1, guest: False", $"Logged out: {mark} of X26T1"], _lines.Said);
    }

    [Fact]
    public async Task Whoever_may_not_enter_is_logged_too()
    {
        _site.Directory.Put("X26T1", TestSite.North.Id, active: false);
        using var browser = _site.NewBrowser();

        using var refused = await _site.LogInAsync(browser, FakeTenants.Claims(TestSite.NorthTenant, TestSite.North.ObjectId));

        Assert.Equal([$"Not admitted: {await MarkAsync()} of X26T1"], _lines.Said);
    }

    [Fact]
    public async Task What_is_refused_is_logged_and_names_no_request()
    {
        using var browser = await _site.LogInAsync(TestSite.NorthTenant);
        var id = RequestId.New();
        _lines.Said.Clear();

        using var refused = await browser.OpenAsync($"/clinic/requests/{id}");

        var line = Assert.Single(_lines.Said);
        Assert.Equal($"Refused {ClinicAction.ReadRequest} to {await MarkAsync()} of X26T1, system: False: {Verdict.NotFound}", line);
        Assert.DoesNotContain(id.Value, line, StringComparison.Ordinal);
        Assert.DoesNotContain(TestSite.North.ObjectId.ToString(), line, StringComparison.OrdinalIgnoreCase);
    }

    private Task<string> MarkAsync() =>
        _site.Get<IPersonMarks>().OfAsync(_site.Get<OrganisationDirectory>().ByCode("X26T1"), TestSite.North.Id, CancellationToken.None);

    private sealed class Provider(Lines lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(AccessLog).FullName ? lines : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Dispose()
        {
        }
    }

    /// <summary>The lines of <see cref="AccessLog"/>, as they are written.</summary>
    private sealed class Lines : ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));
    }
}
