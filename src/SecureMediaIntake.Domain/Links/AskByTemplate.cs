using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>A clinician asks the patient of a request for what a template says: number, language and who answers are as they were.</summary>
public sealed class AskByTemplate(OpenRequest requests, RequestMedia request, OrganisationDirectory organisations)
{
    /// <param name="of">Whose patient is asked.</param>
    /// <param name="key">Made by the page: the same key again is the same request.</param>
    /// <returns>The new request's id.</returns>
    public async Task<Outcome<RequestId>> RunAsync(Clinician clinician, RequestId of, string? template, string? key, CancellationToken cancellation)
    {
        RequestForm form;
        using (var opened = await requests.RunAsync(clinician, ClinicAction.AskAgain, of, cancellation))
        {
            if (opened is null || Find(organisations.ByCode(clinician.Organisation), opened.Snapshot.Head, template) is not { } chosen)
            {
                return RequestProblems.Unknown;
            }

            form = FormOf(opened.Snapshot.Head, opened.Snapshot.ReadAsked(opened.Key), chosen, key);
        }

        return await request.RunAsync(clinician, form, cancellation);
    }

    public static AskTemplate? Find(Organisation organisation, MediaRequest head, string? template) =>
        organisation.Templates.FirstOrDefault(one => one.Id == template && one.IsFor(head));

    public static RequestForm FormOf(MediaRequest head, Asked asked, AskTemplate template, string? key) =>
        new(asked.Patient.NhsNumber, asked.Patient.BirthDate, asked.Mobile, template.Wanted, template.Why, template.Days, Word: null, key, head.Language)
        {
            ForAnother = head.ForAnother,
            LookWithinDays = template.LookWithinDays,
            Team = template.Team ?? head.Team,
            Texts = new(head.WithoutName, WithoutReminder: false),
        };
}
