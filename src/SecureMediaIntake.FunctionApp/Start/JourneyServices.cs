using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Activity;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Pipeline;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.FunctionApp.Texts;
using SecureMediaIntake.FunctionApp.Webhooks;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>Puts the steps of the journey together, stage by stage.</summary>
internal static class JourneyServices
{
    public static IServiceCollection AddJourney(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PipelineOptions>().BindConfiguration("Pipeline").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsRules>();
        services.AddOptions<NotifyOptions>().BindConfiguration(NotifyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotifyOptions>, NotifyOptionsRules>();

        services.AddOptions<TextOptions>().BindConfiguration(TextOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ShareOptions>().BindConfiguration(ShareOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(of => of.GetRequiredService<IOptions<TextOptions>>().Value);
        services.AddSingleton(of => of.GetRequiredService<IOptions<ShareOptions>>().Value);
        services.AddSingleton(of => of.GetRequiredService<IOptions<PipelineOptions>>().Value);
        services.AddSingleton(of => new PublicOrigin(of.GetRequiredService<IOptions<SiteOptions>>().Value.PublicOrigin));
        services.AddSingleton(of => new OfferedLanguages([.. of.GetRequiredService<IOptions<NotifyOptions>>().Value.Templates.Keys]));
        services.AddLanguages();
        services.AddSingleton<ITexts>(of => new NotifyTexts(of.GetRequiredService<IOptions<NotifyOptions>>().Value, of.GetRequiredService<TextWords>()));
        services.AddSingleton<IEmails>(of => new NotifyEmails(of.GetRequiredService<IOptions<NotifyOptions>>().Value, of.GetRequiredService<Catalogues>()));
        services.AddSingleton<TextWords>();

        return services.AddScanning().AddRequests().AddLinks().AddUploads().AddCapture().AddSealingAndFiling().AddViewing().AddPatients().AddSharing().AddShowing().AddDiscussion().AddRepair().AddInbox().AddActivity().AddRetention().AddWebhooks();
    }

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddSingleton<Ledger>()
        .AddSingleton<FindSubject>()
        .AddSingleton<OpenRequest>()
        .AddSingleton<OpenTrail>()
        .AddSingleton<CheckChange>()
        .AddSingleton<PutOff>()
        .AddSingleton<SetAside>()
        .AddSingleton<QueueWork>()
        .AddSingleton<SetAsideWork>()
        .AddSingleton<IEffectHandler, SendMessage>()
        .AddSingleton<IEffectHandler, ListActor>()
        .AddSingleton<IEffectHandler, AddToList>()
        .AddSingleton<IEffectHandler, TakeOffList>()
        .AddSingleton<IEffectHandler, IndexRequest>();

    private static IServiceCollection AddCapture(this IServiceCollection services) => services
        .AddSingleton<StartCapture>()
        .AddSingleton<ShowCaptureCode>()
        .AddSingleton<TakeUpCapture>();

    private static IServiceCollection AddDiscussion(this IServiceCollection services) => services
        .AddSingleton<FindReaders>()
        .AddSingleton<MentionLists>()
        .AddSingleton<WriteNote>()
        .AddSingleton<ReadNotes>()
        .AddSingleton<AcknowledgeNote>()
        .AddSingleton<ReadMentions>()
        .AddSingleton<IEffectHandler, FileNote>();

    private static IServiceCollection AddLinks(this IServiceCollection services) => services
        .AddSingleton<RequestMedia>()
        .AddSingleton<OpenLink>()
        .AddSingleton<CheckIdentity>()
        .AddSingleton<ReadSession>()
        .AddSingleton<ReadViewSession>()
        .AddSingleton<AgreeToSend>()
        .AddSingleton<ReportLink>()
        .AddSingleton<StayHere>()
        .AddSingleton<LockSpentLink>()
        .AddSingleton<SendDueTexts>()
        .AddSingleton<NoteReceipt>()
        .AddSingleton<AskForReceipts>()
        .AddSingleton<IEffectHandler, SendText>();

    private static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton<PrepareUploads>()
        .AddSingleton<ReserveUpload>()
        .AddSingleton<GrantUpload>()
        .AddSingleton<CompleteUpload>()
        .AddSingleton<UploadPostedPhoto>()
        .AddSingleton<ReceiveUpload>()
        .AddSingleton<ResumeUploads>()
        .AddSingleton<RemoveUpload>()
        .AddSingleton<LeaveNote>()
        .AddSingleton<DeclineToSend>()
        .AddSingleton<ChangeMind>()
        .AddSingleton<SendToTeam>()
        .AddSingleton<CancelRequest>()
        .AddSingleton<ReissueLink>()
        .AddSingleton<AskAgain>()
        .AddSingleton<AskByTemplate>()
        .AddSingleton<EndLinks>()
        .AddSingleton<SweepEnded>()
        .AddSingleton<SweepOrphans>()
        .AddSingleton<IEffectHandler, DeleteUpload>()
        .AddSingleton<IEffectHandler, DeleteReceived>();

    private static IServiceCollection AddSealingAndFiling(this IServiceCollection services) => services
        .AddSingleton<CleanOriginal>()
        .AddSingleton<SealClean>()
        .AddSingleton<SanitiseAndSeal>()
        .AddSingleton<FileMedia>()
        .AddSingleton<TellPeople>()
        .AddSingleton<IEffectHandler, ClearErased>();

    private static IServiceCollection AddViewing(this IServiceCollection services) => services
        .AddSingleton<NotedViews>()
        .AddSingleton<ReadRequests>()
        .AddSingleton<ReadLooks>()
        .AddSingleton<ViewMedia>()
        .AddSingleton<ConfirmPatient>()
        .AddSingleton<ShowPrivateMedia>()
        .AddSingleton<ComparePhotos>()
        .AddSingleton<ReadMisfile>()
        .AddSingleton<AcknowledgeMedia>();

    private static IServiceCollection AddPatients(this IServiceCollection services) => services
        .AddSingleton<PatientLists>()
        .AddSingleton<ListPatient>()
        .AddSingleton<IFollowUp>(of => of.GetRequiredService<ListPatient>())
        .AddSingleton<IEffectHandler>(of => of.GetRequiredService<ListPatient>())
        .AddSingleton<FindPatient>()
        .AddSingleton<ReadPatient>()
        .AddSingleton<OpenInEmergency>()
        .AddSingleton<ReviewEmergency>();

    private static IServiceCollection AddActivity(this IServiceCollection services) => services
        .AddSingleton<NoteTrailReading>()
        .AddSingleton<ReadTrails>()
        .AddSingleton<ReadActivity>()
        .AddSingleton<MakePatientCopy>()
        .AddSingleton<VerifyTrails>()
        .AddSingleton<ExportTrail>();

    private static IServiceCollection AddRepair(this IServiceCollection services) => services
        .AddSingleton<RetryItem>()
        .AddSingleton<RefileItem>()
        .AddSingleton<ReportMisfile>()
        .AddSingleton<NameRightPatient>()
        .AddSingleton<DecideMisfile>()
        .AddSingleton<Reseal>()
        .AddSingleton<MoveMisfiled>()
        .AddSingleton<WithdrawEntries>()
        .AddSingleton<RepairMisfiles>()
        .AddSingleton<Notices>()
        .AddSingleton<IEffectHandler, TellViewers>();

    private static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<OperatorName>()
        .AddSingleton<AskErasure>()
        .AddSingleton<AgreeToErase>()
        .AddSingleton<ErasedRows>()
        .AddSingleton<WithdrawErased>()
        .AddSingleton<ContinueErasing>()
        .AddSingleton<HoldRequest>()
        .AddSingleton<PlanRetention>()
        .AddSingleton<ProposeErasures>()
        .AddSingleton<RewrapKeys>()
        .AddSingleton<ReconcileRequests>();

    private static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton<FindRecipients>()
        .AddSingleton<FindSeconds>()
        .AddSingleton<GrantLists>()
        .AddSingleton<ListGrants>()
        .AddSingleton<ShareMedia>()
        .AddSingleton<StopSharing>()
        .AddSingleton<ReadShares>()
        .AddSingleton<ReadSharedWithMe>()
        .AddSingleton<AgreeToShare>()
        .AddSingleton<ReadShareToAgree>()
        .AddSingleton<IEffectHandler>(of => of.GetRequiredService<ListGrants>());

    private static IServiceCollection AddShowing(this IServiceCollection services) => services
        .AddSingleton<ShowMedia>()
        .AddSingleton<CheckViewLink>()
        .AddSingleton<SendNumbers>()
        .AddSingleton<EnterNumbers>()
        .AddSingleton<StayLooking>()
        .AddSingleton<ViewShown>()
        .AddSingleton<ReadShown>()
        .AddSingleton<StopShowing>()
        .AddSingleton<ReadViewLinks>();

    private static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton<MergedLists>()
        .AddSingleton<ReadLists>()
        .AddSingleton<ReadInbox>()
        .AddSingleton<TakeRequest>()
        .AddSingleton<PassRequest>()
        .AddSingleton<SetUrgency>()
        .AddSingleton<WatchClock>()
        .AddSingleton<SweepLists>()
        .AddSingleton<IFollowUp, KeepLists>()
        .AddSingleton<IEffectHandler, ListRequest>();
}
