namespace SecureMediaIntake.Domain.Access;

/// <summary>
/// The one function that decides who may do what. Pure, and closed by default: what no line allows is denied. docs/authorisation.csv says the same
/// in a table, and every cell of it is a test.
/// </summary>
public static class AccessRules
{
    private const Ties OwnWork = Ties.Requester | Ties.Team | Ties.Caseload | Ties.Owner;

    /// <summary>Whether somebody gets in at all. Who does not is told so when they log in, and put out within seconds when they are in.</summary>
    public static bool MayEnter(Subject who) => who.IsActive && who.Account != Account.UnnamedGuest && who.Roles != Roles.None;

    public static bool Allows(Subject who, ClinicAction action, Target what) => MayEnter(who) && what switch
    {
        Target.OfOrganisation(var code) => code == who.Organisation && AllowsHere(who, action),
        Target.OfRequest request => who.Account == Account.System ? AllowsSystem(who, action, request) : AllowsPerson(who, action, request),
        _ => false,
    };

    /// <summary>Actions on one's own organisation, where there is no request yet.</summary>
    private static bool AllowsHere(Subject who, ClinicAction action) => action switch
    {
        ClinicAction.MakeRequest => who.IsClinical || who.Roles.HasFlag(Roles.RequestSystem),
        ClinicAction.ListRequests or ClinicAction.ListShared or ClinicAction.FindPatient => who.IsClinical,
        ClinicAction.ReadNotices => who.IsClinical || who.Roles.HasFlag(Roles.GovernanceLead),

        // Leads see how long something waits and at which team, and nothing of a patient.
        ClinicAction.ListInbox => who.IsClinical || who.Roles.HasFlag(Roles.GovernanceLead),
        ClinicAction.ReadActivity => who.IsClinical || who.Roles.HasFlag(Roles.GovernanceLead),

        // For the systems themselves: what is sent to them names requests that they may read anyway.
        ClinicAction.ReadWebhooks or ClinicAction.ResendWebhooks => who.Roles.HasFlag(Roles.RequestSystem),
        ClinicAction.AdministerPeople => who.Roles.HasFlag(Roles.Administrator),
        ClinicAction.ReadService => who.Roles.HasFlag(Roles.Operator),
        _ => false,
    };

    /// <summary>A system acts for its organisation's record, which has rules of its own about who sees what in it: it belongs to no team.</summary>
    private static bool AllowsSystem(Subject who, ClinicAction action, Target.OfRequest request) => IsOwn(who, request) && !request.IsErased && action switch
    {
        ClinicAction.ReadRequest => who.Roles.HasFlag(Roles.RequestSystem),
        ClinicAction.ViewMedia => who.Roles.HasFlag(Roles.MediaSystem),
        _ => false,
    };

    private static bool AllowsPerson(Subject who, ClinicAction action, Target.OfRequest request) => action switch
    {
        ClinicAction.ListRequests or ClinicAction.ReadRequest => MayRead(who, request),
        ClinicAction.ViewMedia => MayView(who, request),
        ClinicAction.OpenMedia => MayRead(who, request) && MayView(who, request),
        ClinicAction.ViewShared => IsShared(who, request),

        // Whoever says that they looked must have been able to; and whose request it is must not be told so by another organisation.
        ClinicAction.AcknowledgeMedia or ClinicAction.Share or ClinicAction.ShowOutside => IsOwnWork(who, request) && MayView(who, request),
        ClinicAction.CancelRequest or ClinicAction.ReissueLink or ClinicAction.AskAgain or ClinicAction.TakePhotos or ClinicAction.TakeOn or ClinicAction.SetUrgency
            or ClinicAction.Reassign or ClinicAction.Erase =>
            IsOwnWork(who, request) && !request.IsErased,
        ClinicAction.WriteNote => MayRead(who, request) || IsShared(who, request),
        ClinicAction.StopSharing => !request.IsErased && (IsOwnWork(who, request) || IsLeadOf(who, request)),
        ClinicAction.AgreeAsSecond => !request.IsErased && IsOwn(who, request) && who.Roles.HasFlag(Roles.Senior) && !request.Ties.HasFlag(Ties.Requester),

        // Whoever of the organisation's clinicians says that it is one: a reason, an hour and the lead's review stand for the tie that they do not have.
        ClinicAction.OpenInEmergency => !request.IsErased && IsOwn(who, request) && who.IsClinical,
        ClinicAction.ReviewEmergency => !request.IsErased && IsLeadOf(who, request),

        // It outlives erasure: that is what it is for.
        ClinicAction.ReadTrail => IsLeadOf(who, request) || MayRead(who, request),
        _ => false,
    };

    /// <summary>The whole request, with number, texts and trail. With whom media were shared, those alone were.</summary>
    private static bool MayRead(Subject who, Target.OfRequest request) =>
        !request.IsErased
        && (IsOwnWork(who, request) || (IsOwn(who, request) && who.IsClinical && request.Ties.HasFlag(Ties.BreakGlass)));

    /// <summary>Whichever organisation they are of: that is what sharing is for.</summary>
    private static bool IsShared(Subject who, Target.OfRequest request) => !request.IsErased && who.IsClinical && request.Ties.HasFlag(Ties.Grant);

    /// <summary>
    /// Private areas are for whoever asked, for those with whom they were shared by name, and in an emergency: working in the same team is not enough. For all of them
    /// they stay hidden until they say why.
    /// </summary>
    private static bool MayView(Subject who, Target.OfRequest request) =>
        IsShared(who, request) || (MayRead(who, request) && (!request.IsIntimate || (request.Ties & (Ties.Requester | Ties.BreakGlass)) != Ties.None));

    private static bool IsOwnWork(Subject who, Target.OfRequest request) =>
        IsOwn(who, request) && who.IsClinical && (request.Ties & OwnWork) != Ties.None;

    private static bool IsLeadOf(Subject who, Target.OfRequest request) => IsOwn(who, request) && who.Roles.HasFlag(Roles.GovernanceLead);

    private static bool IsOwn(Subject who, Target.OfRequest request) => request.Organisation == who.Organisation;
}
