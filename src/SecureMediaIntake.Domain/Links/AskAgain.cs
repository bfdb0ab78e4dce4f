using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// A clinician asks for better photos: a request of its own for the same patient, with the same wishes, and a reason that the patient reads. Not a new link of
/// the request before: that one was sent, and what was sent stays as it was.
/// </summary>
public sealed class AskAgain(OpenRequest requests, RequestMedia request)
{
    /// <summary>How long the new link works, in days: the first choice of the form.</summary>
    public const int Days = 7;

    /// <param name="again">Whose wishes are asked again.</param>
    /// <param name="key">Made by the page: the same key again is the same request.</param>
    /// <returns>The new request's id.</returns>
    public async Task<Outcome<RequestId>> RunAsync(Clinician clinician, RequestId again, RetakeReason why, string? key, CancellationToken cancellation)
    {
        RequestForm form;
        using (var opened = await requests.RunAsync(clinician, ClinicAction.AskAgain, again, cancellation))
        {
            if (opened is null)
            {
                return RequestProblems.Unknown;
            }

            if (opened.Snapshot.Head.TakenByStaff)
            {
                return RequestProblems.NotOfPatient;
            }

            if (why is RetakeReason.None || !Enum.IsDefined(why))
            {
                return RequestProblems.RetakeReasonIsMissing;
            }

            form = FormOf(opened.Snapshot.Head, opened.Snapshot.ReadAsked(opened.Key), why, key);
        }

        return await request.RunAsync(clinician, form, cancellation);
    }

    /// <summary>The date of birth is the check, whatever it was before: an agreed word is kept only as a MAC, and was agreed for that link.</summary>
    public static RequestForm FormOf(MediaRequest head, Asked asked, RetakeReason why, string? key) =>
        new(
            asked.Patient.NhsNumber, asked.Patient.BirthDate, asked.Mobile, asked.Wanted, asked.Why, Days, Word: null, key, head.Language, head.Videos)
        {
            ForAnother = head.ForAnother,
            PrivateArea = asked.PrivateArea,

            // Whoever asked the first time had to offer another way.
            OfferedAnotherWay = asked.PrivateArea,
            LookWithinDays = head.LookWithinDays is 0 ? null : head.LookWithinDays,
            Team = head.Team,
            Retake = why,
            Texts = new(head.WithoutName, WithoutReminder: false),
        };
}
