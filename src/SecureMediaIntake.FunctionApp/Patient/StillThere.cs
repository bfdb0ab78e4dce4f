using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The warning before the check is asked again.</summary>
/// <param name="Seconds">How long the session lasts from now.</param>
/// <param name="Words">What will be asked.</param>
/// <param name="Address">Asked how long it lasts, and told that somebody is there.</param>
/// <param name="Leave">Where the browser goes when it is over.</param>
internal sealed record StillThere(int Seconds, string Words, string Address = Stay.Address, string Leave = "/p/carry-on")
{
    public static StillThere Of(LinkSession session, DateTimeOffset now) => new(
        (int)session.Link.Session!.LeftAt(now).TotalSeconds,
        session.Link.Check == CheckKind.AgreedWord ? "still.text-word" : session.Request.Head.ForAnother ? "still.text-other" : "still.text");

    public static StillThere Of(ViewSession session, DateTimeOffset now) => new(
        (int)session.Link.Session!.LeftAt(now).TotalSeconds, "shown.still", Shown.StayAddress, "/p/check");
}
