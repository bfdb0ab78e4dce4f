using System.Globalization;
using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// The cookies that say where a patient's browser is. The door's says which link this browser holds and gives no right; a session's is made anew by each passed check,
/// one for sending and one for looking: a person may do both on the same phone. Both are sealed, end with the browser and never leave our own origin.
/// </summary>
internal sealed class PatientCookies(IDataProtectionProvider protection)
{
    /// <summary>Cookies that a patient's browser may hold, as the page about them says: these three, the language's and the forms'.</summary>
    public const int HowMany = 5;

    private const string Door = "__Host-door";
    private const string Session = "__Host-upload";
    private const string ViewSession = "__Host-view";

    /// <summary>How the door's cookie says which kind of link it is. One letter each: the cookie's length must not tell.</summary>
    private const string OfUpload = "u";
    private const string OfView = "v";

    private readonly IDataProtector _door = protection.CreateProtector("patient-door");
    private readonly IDataProtector _session = protection.CreateProtector("patient-session");
    private readonly IDataProtector _view = protection.CreateProtector("patient-view");

    /// <param name="target">Null for a secret that leads nowhere: the browser gets a cookie of the same form all the same.</param>
    public void SetDoor(HttpResponse response, LinkTarget? target)
    {
        var shown = target ?? new(RequestId.New(), 0);
        Set(response, Door, _door.Protect($"{shown.Request}|{shown.Number.ToString(CultureInfo.InvariantCulture)}|{(shown.IsView ? OfView : OfUpload)}"));
    }

    public LinkTarget? ReadDoor(HttpRequest request) => Read(request, Door, _door) is [var id, var number, var kind]
        && Ids.TryParse<RequestId>(id, out var link)
            ? new(link, int.Parse(number, CultureInfo.InvariantCulture)) { IsView = kind == OfView }
            : null;

    public void SetSession(HttpResponse response, SessionClaim claim) =>
        Set(response, claim.Target.IsView ? ViewSession : Session, (claim.Target.IsView ? _view : _session).Protect(string.Create(
            CultureInfo.InvariantCulture,
            $"{claim.Target.Request}|{claim.Target.Number}|{claim.Epoch}|{WebEncoders.Base64UrlEncode(claim.Secret)}")));

    public SessionClaim? ReadSession(HttpRequest request) => ReadClaim(request, Session, _session, isView: false);

    /// <summary>The session in which this browser looks at what is shown to it.</summary>
    public SessionClaim? ReadViewSession(HttpRequest request) => ReadClaim(request, ViewSession, _view, isView: true);

    private static SessionClaim? ReadClaim(HttpRequest request, string name, IDataProtector protector, bool isView) =>
        Read(request, name, protector) is [var id, var number, var epoch, var secret] && Ids.TryParse<RequestId>(id, out var link)
            ? new(
                new(link, int.Parse(number, CultureInfo.InvariantCulture)) { IsView = isView },
                int.Parse(epoch, CultureInfo.InvariantCulture),
                WebEncoders.Base64UrlDecode(secret))
            : null;

    private static void Set(HttpResponse response, string name, string value) => response.Cookies.Append(name, value, new CookieOptions
    {
        Path = "/",
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    });

    private static string[]? Read(HttpRequest request, string name, IDataProtector protector)
    {
        try
        {
            return request.Cookies[name] is { Length: > 0 } value ? protector.Unprotect(value).Split('|') : null;
        }
        catch (CryptographicException)
        {
            // Planted, cut or older than our keys: as good as none.
            return null;
        }
    }
}
