namespace SecureMediaIntake.Domain.Access;

/// <summary>What staff or a system of an organisation may want to do. Each is a right of its own: none brings another along.</summary>
public enum ClinicAction
{
    ListRequests,
    MakeRequest,
    ReadRequest,
    CancelRequest,
    ReissueLink,

    /// <summary>Ask the patient for better photos.</summary>
    AskAgain,

    /// <summary>Take photos of the patient oneself, on a phone of one's own.</summary>
    TakePhotos,
    ViewMedia,

    /// <summary>Open media on the request's own pages, with all that is known of them.</summary>
    OpenMedia,
    AcknowledgeMedia,

    /// <summary>See what waits for a person: the list.</summary>
    ListInbox,

    /// <summary>Say that one has taken what waits.</summary>
    TakeOn,

    /// <summary>Say how urgent it is.</summary>
    SetUrgency,

    /// <summary>Make another team or person look.</summary>
    Reassign,

    /// <summary>Let somebody else look, for a time.</summary>
    Share,

    /// <summary>Show media to the patient, or to a person outside who is in no organisation's directory.</summary>
    ShowOutside,

    /// <summary>See what was shared with oneself: the list.</summary>
    ListShared,

    /// <summary>See what was shared with oneself: one request's media, and nothing else of the request.</summary>
    ViewShared,

    /// <summary>Read and write notes about a request: in the owner's organisation and by those with whom it is shared.</summary>
    WriteNote,

    /// <summary>End what was shared.</summary>
    StopSharing,

    /// <summary>Pass on what was shared with oneself. Nobody may.</summary>
    ShareOn,

    /// <summary>Take a file out of the portal. Nobody may.</summary>
    DownloadMedia,

    /// <summary>Say that media are not of this patient: nobody sees them from then on, and what becomes of them a second person agrees to.</summary>
    Erase,

    /// <summary>Be the second person who agrees.</summary>
    AgreeAsSecond,

    /// <summary>Read what one has to know of photos that one was sent, and what waits for a second person.</summary>
    ReadNotices,

    /// <summary>Look somebody up in the organisation's care record, and see which of their requests one may read.</summary>
    FindPatient,

    /// <summary>Open a patient's requests, whoever's work they are, for an hour and with a reason.</summary>
    OpenInEmergency,

    /// <summary>Review what somebody opened in an emergency.</summary>
    ReviewEmergency,

    /// <summary>Read what one did oneself; a governance lead, what anybody of the organisation did.</summary>
    ReadActivity,

    /// <summary>Read who did what, without the media.</summary>
    ReadTrail,

    /// <summary>See what could not be told to the organisation's systems, and which of them are told.</summary>
    ReadWebhooks,

    /// <summary>Have it told again.</summary>
    ResendWebhooks,

    /// <summary>Say who works in the organisation, in which team and as what.</summary>
    AdministerPeople,

    /// <summary>Read how the service is: backlog, failures, keys.</summary>
    ReadService,
}
