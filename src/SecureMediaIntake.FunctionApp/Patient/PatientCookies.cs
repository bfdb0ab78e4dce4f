using System.Globalization;
using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// The two cookies that say where a patient's browser is. The door's says which link this browser holds and gives no right; the session's is made anew by each
/// passed check. Both are sealed, end with the browser and never leave our own origin.
/// </summary>
internal sealed class PatientCookies(IDataProtectionProvider protection)
{
    /// <summary>Cookies that a patient's browser may hold, as the page about them says: these two, the language's and the forms'.</summary>
    public const int HowMany = 4;

    private const string Door = "__Host-door";
    private const string Session = "__Host-upload";

    private readonly IDataProtector _door = protection.CreateProtector("patient-door");
    private readonly IDataProtector _session = protection.CreateProtector("patient-session");

    /// <param name="target">Null for a secret that leads nowhere: the browser gets a cookie of the same form all the same.</param>
    public void SetDoor(HttpResponse response, LinkTarget? target)
    {
        var shown = target ?? new(RequestId.New(), 0);
        Set(response, Door, _door.Protect($"{shown.Request}|{shown.Number.ToString(CultureInfo.InvariantCulture)}"));
    }

    public LinkTarget? ReadDoor(HttpRequest request) => Read(request, Door, _door) is [var id, var number]
        && Ids.TryParse<RequestId>(id, out var link)
            ? new(link, int.Parse(number, CultureInfo.InvariantCulture))
            : null;

    public void SetSession(HttpResponse response, LinkTarget target, PassedCheck passed) => Set(
        response,
        Session,
        _session.Protect(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Request}|{target.Number}|{passed.Epoch}|{WebEncoders.Base64UrlEncode(passed.Secret)}")));

    public SessionClaim? ReadSession(HttpRequest request) => Read(request, Session, _session) is [var id, var number, var epoch, var secret]
        && Ids.TryParse<RequestId>(id, out var link)
            ? new(
                new(link, int.Parse(number, CultureInfo.InvariantCulture)),
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
