using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Api;
using SecureMediaIntake.FunctionApp.Clinic;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Patient;
using SecureMediaIntake.FunctionApp.Texts;
using SecureMediaIntake.FunctionApp.Webhooks;
using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.DataProtection;
using SecureMediaIntake.Tests.Api.Contracts;
using SecureMediaIntake.Tests.Filing;
using SecureMediaIntake.Tests.Sanitising;
using SecureMediaIntake.Tests.Steps;
using SecureMediaIntake.Tests.Webhooks;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>The portal and the API over in-process HTTP: the app's own pages, middleware, steps and sign-in; storage, vault and record in memory.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public static readonly Guid NorthTenant = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid SouthTenant = new("22222222-2222-4222-8222-222222222222");

    /// <summary>Of an organisation on board that North has not chosen to share with.</summary>
    public static readonly Guid WestTenant = new("44444444-4444-4444-8444-444444444444");
    public static readonly Guid OtherTenant = new("33333333-3333-4333-8333-333333333333");
    public static readonly Clinician North = new(NorthTenant, new("10000001-0000-4000-8000-000000000001"), "X26T1", "Test Clinician One");

    public const string ReceiptToken = "a token that only the text service knows";

    public static readonly Uri Origin = new("https://media.example/");

    private readonly WebApplication _app;

    private TestSite(Catalogues catalogues, Action<IServiceCollection>? more) => _app = Build(catalogues, more);

    public FakeTenants Tenants { get; } = new();

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public InMemoryRequests Requests => Get<InMemoryRequests>();

    public InMemoryDirectory Directory => Get<InMemoryDirectory>();

    public InMemoryEdges Edges => Get<InMemoryEdges>();

    public InMemoryRenditions Renditions => Get<InMemoryRenditions>();

    public WebApplication App => _app;

    /// <summary>Length of every video: its stills lie at 4, 12, 20, 28 and 36 seconds.</summary>
    private const int VideoMilliseconds = 40_000;

    /// <param name="catalogues">Other languages than those that were built for patients.</param>
    /// <param name="more">What a test wants to have beside the product's services.</param>
    public static async Task<TestSite> StartAsync(Catalogues? catalogues = null, Action<IServiceCollection>? more = null)
    {
        var site = new TestSite(catalogues ?? Catalogues.Built(new(PatientLanguages.All)), more);
        await site._app.StartAsync();
        return site;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Browser NewBrowser() => new(_app.GetTestServer().CreateHandler(), Origin);

    /// <summary>A second browser with the same cookies, as whoever got hold of them has.</summary>
    public Browser CopyOf(Browser browser) => new(_app.GetTestServer().CreateHandler(), Origin, browser);

    /// <summary>For systems: every answer is held to docs/openapi.json.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes it.")]
    public HttpClient NewSystem() => new(new HeldToContract(_app.GetTestServer().CreateHandler()), disposeHandler: true) { BaseAddress = Origin };

    public HttpClient NewClient() => new(_app.GetTestServer().CreateHandler(), disposeHandler: true) { BaseAddress = Origin };

    /// <summary>A browser in which a clinician of this tenant has logged in, the whole way.</summary>
    public async Task<Browser> LogInAsync(Guid tenant)
    {
        var browser = NewBrowser();
        using var last = await LogInAsync(browser, FakeTenants.Claims(tenant, North.ObjectId));
        Assert.Equal("/clinic/logged-in?to=%2Fclinic", last.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>The clinician of this browser says that it is their patient, as everybody is asked once.</summary>
    public static async Task ConfirmAsync(Browser browser, RequestId request)
    {
        using var confirmed = await browser.SubmitAsync($"/clinic/requests/{request}", $"/clinic/requests/{request}/confirm");
        Assert.Equal(System.Net.HttpStatusCode.Found, confirmed.StatusCode);
    }

    /// <summary>From the log-in page to the answer that the browser gets when it comes back from the provider.</summary>
    public async Task<HttpResponseMessage> LogInAsync(Browser browser, IDictionary<string, object> claims, string to = "/clinic")
    {
        using var start = await browser.OpenAsync(ClinicPaths.With(ClinicPaths.LogInStart, to));
        var (action, fields) = Tenants.Approve(start.Headers.Location!, claims);
        return await browser.PostAsync(action, fields, from: "cross-site");
    }

    /// <summary>A request that a clinician made, of North unless it is said whose.</summary>
    public async Task<RequestId> AskAsync(
        string wanted = "3 photos of your left leg", string language = PatientLanguages.English, string? word = null,
        Func<RequestForm, RequestForm>? change = null, Clinician? who = null)
    {
        var form = new RequestForm(
            InMemoryEdges.Patient.NhsNumber, InMemoryEdges.Patient.BirthDate, "07700 900101", wanted, "To see how it heals", 7, word, OpaqueId.New(), language);
        return Assert.IsType<Outcome<RequestId>.Ok>(await Get<RequestMedia>().RunAsync(
            who ?? North, change?.Invoke(form) ?? form, CancellationToken.None)).Value;
    }

    /// <summary>Shares, and waits until they can look.</summary>
    /// <returns>The share's id.</returns>
    public async Task<string> ShareAsync(RequestId request, ShareForm form, Clinician? who = null)
    {
        var grant = Assert.IsType<Outcome<string>.Ok>(await Get<ShareMedia>().RunAsync(who ?? North, request, form, CancellationToken.None)).Value;
        Clock.Advance(Get<ShareOptions>().Pause);
        return grant;
    }

    public async Task SayUrgentAsync(RequestId request, string why) =>
        Assert.IsType<Outcome<Urgency>.Ok>(await Get<SetUrgency>().RunAsync(North, request, Urgency.Urgent, why, CancellationToken.None));

    public async Task TakeAsync(RequestId request) => Assert.IsType<Outcome<bool>.Ok>(await Get<TakeRequest>().RunAsync(North, request, CancellationToken.None));

    /// <summary>The clinician calls the request off on its page.</summary>
    /// <param name="before">What happens first.</param>
    public async Task CancelAsync(RequestId request, Func<Task>? before = null)
    {
        await (before?.Invoke() ?? Task.CompletedTask);
        using var clinician = await LogInAsync(NorthTenant);
        using var cancelled = await clinician.SubmitAsync($"/clinic/requests/{request}/cancel", $"/clinic/requests/{request}/cancel");
        Assert.Equal(System.Net.HttpStatusCode.Found, cancelled.StatusCode);
    }

    /// <summary>An item of it that is in the record, with its files.</summary>
    /// <param name="pictures">Files that a browser can show, by the part that they stand for; else bytes without a meaning.</param>
    public async Task<(MediaItem Item, byte[] Kept)> AddMediaAsync(
        RequestId request, MediaKind kind = MediaKind.Photo, int length = 1000, ItemStatus status = ItemStatus.Filed, ScanState scan = ScanState.NotScanned,
        Func<RenditionPart, byte[]>? pictures = null, (int Width, int Height)? size = null)
    {
        var before = (await Requests.ReadAsync(request, CancellationToken.None))!;
        var now = Clock.GetUtcNow();
        var item = new MediaItem
        {
            Id = ItemId.New(),
            Ordinal = before.Items().Count + 1,
            Number = before.NextNumber(kind),
            Kind = kind,
            Status = status,
            ReservedAt = now,
            ReceivedAt = now,
        };
        var kept = pictures?.Invoke(RenditionPart.Kept) ?? RandomNumberGenerator.GetBytes(length);
        var small = RandomNumberGenerator.GetBytes(100);
        SealedPart Small(RenditionPart part) => Part(part, "image/jpeg", pictures?.Invoke(part) ?? small);
        using var key = await Get<IRecordKeys>().OpenAsync(
            Get<OrganisationDirectory>().ByCode(North.Organisation), request, before.Find<KeyRow>(KeyRow.Key)!, CancellationToken.None);

        var rendition = new Rendition
        {
            Item = item.Id,
            Parts =
            [
                Part(RenditionPart.Kept, kind == MediaKind.Video ? "video/mp4" : "image/jpeg", kept) with
                {
                    Width = size?.Width ?? 1200,
                    Height = size?.Height ?? 1600,
                },
                Small(kind == MediaKind.Video ? RenditionPart.Poster : RenditionPart.Preview),
                Small(RenditionPart.Thumbnail),
                .. kind == MediaKind.Video ? Filmstrip.StillsOf(VideoMilliseconds).Select(Small) : [],
            ],
            Report = SealedReport.Seal(Report(now, kind, scan), key),
            OriginalSha256 = new string('a', 64),
            OriginalLength = 2_400_000,
            Scan = scan,
            SealedAt = now,
            SanitiseSeconds = 1,
            SealSeconds = 1,
        };
        var filed = new FiledEntry
        {
            Item = item.Id,
            Generation = 1,
            DocumentId = $"document-of-{item.Ordinal}",
            ProvenanceId = "provenance",
            Version = "1",
            FiledAt = now,
            Seconds = 1,
        };

        await Get<Ledger>().ChangeAsync<bool>(
            request,
            OperationId.New(),
            _ => new Decision<bool>(
                new Change { Put = [item, rendition, filed], Trail = [new("media-filed", item.RowKey, Actors.Service)] }, true),
            CancellationToken.None);
        return (item, kept);
    }

    /// <summary>An item of it that the service could not use.</summary>
    public async Task<MediaItem> AddRefusedAsync(RequestId request, Problem why)
    {
        var before = (await Requests.ReadAsync(request, CancellationToken.None))!;
        var now = Clock.GetUtcNow();
        var item = new MediaItem
        {
            Id = ItemId.New(),
            Ordinal = before.Items().Count + 1,
            Number = before.NextNumber(MediaKind.Photo),
            Kind = MediaKind.Photo,
            Status = ItemStatus.Refused,
            ReservedAt = now,
            ReceivedAt = now,
            Cause = why.Code,
            PublicMessage = why.PublicMessage,
        };
        using var key = await Get<IRecordKeys>().OpenAsync(
            Get<OrganisationDirectory>().ByCode(North.Organisation), request, before.Find<KeyRow>(KeyRow.Key)!, CancellationToken.None);
        var refusal = new Refusal { Item = item.Id, Report = SealedReport.Seal(Reports.Refused(now, new() { Location = true }), key) };
        await Get<Ledger>().ChangeAsync<bool>(
            request,
            OperationId.New(),
            _ => new Decision<bool>(new Change { Put = [item, refusal], Trail = [new("media-refused", item.RowKey, Actors.Service)] }, true),
            CancellationToken.None);
        return item;
    }

    /// <summary>Writes rows as a step would that is not part of the test.</summary>
    public Task PutAsync(RequestId request, params IRow[] rows) => WriteAsync(request, new Change { Put = rows, Trail = Given });

    public Task RemoveAsync(RequestId request, params string[] rowKeys) => WriteAsync(request, new Change { Remove = rowKeys, Trail = Given });

    public Task ReplaceHeadAsync(MediaRequest head) => WriteAsync(head.Id, new Change { Head = head, Trail = Given });

    private static IReadOnlyList<Domain.Audit.TrailEvent> Given { get; } = [new("given", MediaRequest.Key, Actors.Service)];

    private async Task WriteAsync(RequestId request, Change change) => Assert.IsType<Outcome<bool>.Ok>(await Get<Ledger>().ChangeAsync<bool>(
        request, OperationId.New(), _ => new Decision<bool>(change, true), CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Tenants.Dispose();
    }

    private WebApplication Build(Catalogues catalogues, Action<IServiceCollection>? more)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The pages are found in the assembly of this name.
            ApplicationName = typeof(PlainPage).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SignIn:Instance"] = $"{FakeTenants.Origin}/",
            ["SignIn:ClientId"] = FakeTenants.ClientId,
            ["SignIn:ClientSecret"] = "test secret",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        AddJourney(builder.Services, Clock);
        builder.Services.AddSingleton(catalogues);
        builder.Services.AddSingleton(new OfferedLanguages([.. catalogues.All.Select(catalogue => catalogue.Language.Tag)]));
        builder.Services.AddPages();

        builder.Services.AddSingleton(Options.Create(new NotifyOptions
        {
            BaseUri = new("https://texts.example/"),
            ApiKey = "key",
            Templates = [],
            ReceiptToken = ReceiptToken,
        }));
        builder.Services.AddPatient();
        builder.Services.AddClinic(builder.Configuration);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.Configure<OpenIdConnectOptions>(SignInSchemes.WorkAccount, options => options.BackchannelHttpHandler = Tenants);
        builder.Services.Configure<JwtBearerOptions>(ApiTokens.Scheme, options => options.BackchannelHttpHandler = Tenants);

        KeepCookieKeysInMemory(builder.Services);
        more?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseMiddleware<FaultGuard>();
        app.UseRouting();
        app.UseMiddleware<PublicSite>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AccessGuard>();
        app.MapPages();
        app.MapPatient();
        app.MapClinic();
        app.MapApi();
        DeclaredEndpoints.Check(app);
        return app;
    }

    private SealedPart Part(RenditionPart part, string contentType, byte[] plain)
    {
        var blob = OpaqueId.New();
        Renditions.Add(blob, plain);
        return new(part, blob, contentType, plain.Length, Convert.ToHexStringLower(SHA256.HashData(plain)), "etag", "key", 1200, 1600);
    }

    internal static SanitisingReport Report(DateTimeOffset now, MediaKind kind, ScanState scan = ScanState.NotScanned)
    {
        var facts = new MediaFacts
        {
            CapturedAt = new(new(now.Year - 1, 11, 22, 18, 40, 0), null),
            OriginalWidth = 4032,
            OriginalHeight = 3024,
            Width = 3024,
            Height = 4032,
            Orientation = 6,
            Colour = ColourHandling.Converted,
            Milliseconds = kind == MediaKind.Video ? VideoMilliseconds : null,
        };
        var found = new FoundMetadata { Location = true, MakerNoteBytes = 1_200, ExifFields = 41 };
        return kind == MediaKind.Video ? Reports.Video(facts, found, scan: scan, at: now) : Reports.Photo(facts, found, scan: scan, at: now);
    }

    private static void AddJourney(IServiceCollection services, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton(new OrganisationDirectory(
            [Organisation("X26T1", "Test Trust North", NorthTenant), Organisation("X26T2", "Test Trust South", SouthTenant), Organisation("X26T3", "Test Trust West", WestTenant)]));
        services.AddSingleton(new PublicOrigin(Origin));
        services.AddSingleton(new PipelineOptions());
        services.AddSingleton(Options.Create(new StorageOptions { BlobServiceUri = new("https://blob.example/"), IntakeServiceUri = new("https://intake.example/"), TableServiceUri = new("https://table.example/") }));

        services.AddSingleton<InMemoryDirectory>();
        services.AddSingleton<IDirectory>(of => of.GetRequiredService<InMemoryDirectory>());
        services.AddSingleton<IEndedSessions, InMemoryEndedSessions>();
        services.AddSingleton<FindSubject>();
        services.AddSingleton<InMemoryRequests>();
        services.AddSingleton<IRequestStore>(of => new FollowedRequests(of.GetRequiredService<InMemoryRequests>(), of.GetServices<IFollowUp>()));
        services.AddSingleton<InMemoryListed>().AddSingleton<IListedRequests>(of => of.GetRequiredService<InMemoryListed>());
        services.AddSingleton<IFollowUp, KeepLists>().AddSingleton<IEffectHandler, ListRequest>();
        services.AddSingleton<MergedLists>().AddSingleton<ReadLists>().AddSingleton<ReadInbox>();
        services.AddSingleton<TakeRequest>().AddSingleton<PassRequest>().AddSingleton<SetUrgency>().AddSingleton<WatchClock>();
        services.AddSingleton<FindRecipients>().AddSingleton<ShareMedia>().AddSingleton<StopSharing>().AddSingleton<ReadShares>().AddSingleton<ReadSharedWithMe>();
        services.AddSingleton(new ShareOptions()).AddSingleton<FindSeconds>().AddSingleton<GrantLists>().AddSingleton<AgreeToShare>().AddSingleton<ReadShareToAgree>();
        services.AddSingleton<ListGrants>().AddSingleton<IEffectHandler>(of => of.GetRequiredService<ListGrants>());
        services.AddSingleton<OpenTrail>().AddSingleton<NoteTrailReading>().AddSingleton<ReadTrails>().AddSingleton<ReadActivity>().AddSingleton<MakePatientCopy>();
        services.AddSingleton<InMemoryLists>().AddSingleton<IRequestLists>(of => of.GetRequiredService<InMemoryLists>()).AddSingleton<IPersonMarks>(of => of.GetRequiredService<InMemoryLists>());
        services.AddSingleton<IEffectHandler, ListActor>().AddSingleton<IEffectHandler, AddToList>().AddSingleton<IEffectHandler, TakeOffList>().AddSingleton<IEffectHandler, TellViewers>();
        services.AddSingleton<InMemoryCareRecord>().AddSingleton<ICareRecord>(of => of.GetRequiredService<InMemoryCareRecord>());
        services.AddSingleton<ReadMisfile>().AddSingleton<ReportMisfile>().AddSingleton<NameRightPatient>().AddSingleton<DecideMisfile>().AddSingleton<Notices>();
        services.AddSingleton<Reseal>().AddSingleton<MoveMisfiled>().AddSingleton<WithdrawEntries>().AddSingleton<RepairMisfiles>().AddSingleton<FileMedia>();
        services.AddSingleton<OperatorName>().AddSingleton<AskErasure>().AddSingleton<AgreeToErase>().AddSingleton<ErasedRows>().AddSingleton<WithdrawErased>().AddSingleton<ContinueErasing>();
        services.AddSingleton<HoldRequest>().AddSingleton<PlanRetention>().AddSingleton<ProposeErasures>().AddSingleton<RewrapKeys>();
        services.AddSingleton<IRequestIndex>(of => of.GetRequiredService<InMemoryRequests>());
        services.AddSingleton<IRecordKeys, InMemoryKeys>();
        services.AddSingleton<InMemoryRenditions>();
        services.AddSingleton<IRenditions>(of => of.GetRequiredService<InMemoryRenditions>());
        services.AddSingleton<InMemoryEdges>();
        services.AddSingleton<IPipelineQueues>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<ITexts>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<IEmails>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<ReadViewSession>().AddSingleton<ShowMedia>().AddSingleton<CheckViewLink>().AddSingleton<SendNumbers>().AddSingleton<EnterNumbers>();
        services.AddSingleton<StayLooking>().AddSingleton<ViewShown>().AddSingleton<ReadShown>().AddSingleton<StopShowing>().AddSingleton<ReadViewLinks>();
        services.AddSingleton<ITextLimit>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton(new TextOptions { From = TimeSpan.Zero, Until = TimeSpan.FromHours(24), MostADay = 1000 });
        services.AddSingleton<TextWords>().AddSingleton<NoteReceipt>().AddSingleton<ReissueLink>().AddSingleton<AskAgain>().AddSingleton<AskByTemplate>();
        services.AddSingleton<ILinkIndex>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<IPatientIndex>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<INumberIndex>(of => of.GetRequiredService<InMemoryEdges>());

        services.AddSingleton<Outbox>().AddSingleton<OpenRequest>();
        services.AddSingleton(of => ActivatorUtilities.CreateInstance<Ledger>(of, (TimeProvider)new WaitingClock(clock)));
        services.AddSingleton<IEffectHandler, IndexRequest>().AddSingleton<IEffectHandler, SendText>().AddSingleton<IEffectHandler, SendMessage>();
        services.AddSingleton<InMemoryWebhooks>().AddSingleton<IDeliveries>(of => of.GetRequiredService<InMemoryWebhooks>()).AddSingleton<ISubscriptions>(of => of.GetRequiredService<InMemoryWebhooks>());
        services.AddSingleton<IWebhookSecrets>(of => of.GetRequiredService<InMemoryWebhooks>()).AddSingleton<IWebhookSender>(of => of.GetRequiredService<InMemoryWebhooks>()).AddSteps();
        services.AddSingleton<IPatientSearch>(of => of.GetRequiredService<InMemoryEdges>());
        services.AddSingleton<PatientLists>().AddSingleton<FindPatient>().AddSingleton<ReadPatient>().AddSingleton<OpenInEmergency>().AddSingleton<ReviewEmergency>();
        services.AddSingleton<ListPatient>().AddSingleton<IFollowUp>(of => of.GetRequiredService<ListPatient>()).AddSingleton<IEffectHandler>(of => of.GetRequiredService<ListPatient>());
        services.AddSingleton<FindReaders>().AddSingleton<MentionLists>().AddSingleton<WriteNote>().AddSingleton<ReadNotes>().AddSingleton<AcknowledgeNote>().AddSingleton<ReadMentions>();
        services.AddSingleton<INoteRecord>(of => of.GetRequiredService<InMemoryEdges>()).AddSingleton<IEffectHandler, FileNote>();
        services.AddSingleton<StartCapture>().AddSingleton<ShowCaptureCode>().AddSingleton<TakeUpCapture>();
        services.AddSingleton<RequestMedia>().AddSingleton<CancelRequest>();
        services.AddSingleton<OpenLink>().AddSingleton<CheckIdentity>().AddSingleton<ReadSession>().AddSingleton<AgreeToSend>().AddSingleton<ReportLink>();
        services.AddSingleton<InMemoryUploadBlobs>().AddSingleton<IUploadBlobs>(of => of.GetRequiredService<InMemoryUploadBlobs>());
        services.AddSingleton<InMemoryPostedUploads>().AddSingleton<IPostedUploads>(of => of.GetRequiredService<InMemoryPostedUploads>());
        services.AddSingleton<UploadPostedPhoto>().AddSingleton<ReserveUpload>().AddSingleton<GrantUpload>().AddSingleton<CompleteUpload>();
        services.AddSingleton<IEffectHandler, DeleteUpload>().AddSingleton<IEffectHandler, DeleteReceived>().AddSingleton<IEffectHandler, ClearErased>();
        services.AddSingleton<PrepareUploads>().AddSingleton<RemoveUpload>().AddSingleton<LeaveNote>().AddSingleton<StayHere>().AddSingleton<DeclineToSend>().AddSingleton<ChangeMind>().AddSingleton<SendToTeam>();
        services.AddSingleton<NotedViews>().AddSingleton<ReadRequests>().AddSingleton<ReadLooks>().AddSingleton<ViewMedia>().AddSingleton<ConfirmPatient>().AddSingleton<ShowPrivateMedia>().AddSingleton<ComparePhotos>().AddSingleton<AcknowledgeMedia>();
    }

    /// <summary>The app keeps them in storage, sealed by the vault; here there is neither, nor the service that reads them before the start.</summary>
    private static void KeepCookieKeysInMemory(IServiceCollection services)
    {
        foreach (var stored in services.Where(IsAboutStoredKeys).ToList())
        {
            services.Remove(stored);
        }

        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
    }

    private static bool IsAboutStoredKeys(ServiceDescriptor service) =>
        service.ServiceType.Namespace == typeof(DataProtectionServices).Namespace
        || (service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(DataProtectionServiceCollectionExtensions).Assembly);

    internal static Organisation Organisation(string code, string name, Guid tenant, IReadOnlyList<Guid>? firstAdministrators = null, IReadOnlyList<Webhook>? webhooks = null) => new()
    {
        Code = code,
        Name = name,
        PublicName = name,
        Phone = "01632 960101",
        Website = "https://north.example",
        TenantId = tenant,
        FirstAdministrators = firstAdministrators ?? [],
        Webhooks = webhooks ?? [],
        ShareWith = code == "X26T1" ? ["X26T2"] : [],
        Templates =
        [
            new() { Id = "wound", Name = "Wound: 3 photos", Wanted = "3 photos of your wound", Why = "See how your wound is healing", LookWithinDays = 2 },
            new() { Id = "skin", Name = "Skin: 2 photos", Wanted = "2 photos of your skin", Why = "See how your skin is", Team = new string('b', 32) },
        ],
        VaultKey = $"key-{code}",
        RowSecret = $"rows-{code}",
        FhirBaseUri = new("https://record.example/"),
        FhirAudience = "https://record.example",
        RecordIdentifierBase = new("https://north.example/records"),
    };
}
