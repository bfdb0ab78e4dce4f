namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a clinician may want to do with a request or its media.</summary>
public enum ClinicAction
{
    ListRequests,
    MakeRequest,
    ReadRequest,
    CancelRequest,
    ReissueLink,
    ViewMedia,
    AcknowledgeMedia,
}

/// <summary>
/// The one function that decides who may do what. Pure, and closed by default: what no line allows is denied. Whoever is denied is told "not
/// found", so that nobody learns what another organisation holds.
/// </summary>
public static class Access
{
    /// <param name="subject">A signed-in clinician; guests and people without the role never become one.</param>
    /// <param name="owner">ODS code of the organisation that owns the object; the subject's own where there is no object yet.</param>
    public static bool IsAllowed(Clinician subject, ClinicAction action, string owner) => action switch
    {
        ClinicAction.ListRequests or ClinicAction.MakeRequest or ClinicAction.ReadRequest or ClinicAction.CancelRequest
            or ClinicAction.ReissueLink or ClinicAction.ViewMedia or ClinicAction.AcknowledgeMedia => subject.Organisation == owner,
        _ => false,
    };
}
