using System.Diagnostics;
using System.Globalization;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>C4 to C6 on one page, and C7, the last look before a text goes out.</summary>
[BindProperties]
internal sealed class NewRequestModel(
    RequestMedia requestMedia, INumberIndex numbers, IDirectory directory, FindSubject subjects, TextPreviews previews, SignedIn signedIn, Catalogues catalogues, TimeProvider clock)
    : PageModel
{
    public const string CheckBirthDate = "birth-date";
    public const string CheckWord = "word";
    public const string Yes = "yes";
    public const string No = "no";

    public const string AnswersPatient = "patient";
    public const string AnswersAnother = "another";

    /// <summary>What the pressed button wants. The first page's wants <see cref="StepCheck"/>; nothing is sent unless somebody saw the text.</summary>
    public const string StepCheck = "check";
    public const string StepSend = "send";
    public const string StepChange = "change";

    private const string FirstDays = "7";
    private const string FirstLookWithin = "7";

    public string? NhsNumber { get; set; }

    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public string? Mobile { get; set; }

    public string? Wanted { get; set; }

    public string? Why { get; set; }

    /// <summary>As text: what is no number must be refused, and a number that could not be read would stay at its first value.</summary>
    public string? Days { get; set; } = FirstDays;

    /// <summary>Whether videos keep their sound. Anything but a clear no keeps it: what was taken away cannot come back.</summary>
    public string Sound { get; set; } = Yes;

    /// <summary>Whether videos keep up to 4K.</summary>
    public string FourK { get; set; } = No;

    /// <summary>Whether a private area is asked for. Anything but a clear yes tells the patient not to send such photos.</summary>
    public string PrivateArea { get; set; } = No;

    /// <summary>Whether another way was offered first, for a private area.</summary>
    public string? AnotherWay { get; set; }

    /// <summary>Whether somebody else answers for the patient.</summary>
    public string Answers { get; set; } = AnswersPatient;

    /// <summary>Days within which the team looks; as text, like the days of the link.</summary>
    public string? LookWithin { get; set; } = FirstLookWithin;

    /// <summary>Id of the team that will look.</summary>
    public string? Team { get; set; }

    public string Check { get; set; } = CheckBirthDate;

    public string? Word { get; set; }

    public string Language { get; set; } = PatientLanguages.English;

    /// <summary>Whether texts begin with the patient's first name.</summary>
    public string Name { get; set; } = Yes;

    public string Reminder { get; set; } = Yes;

    public string Step { get; set; } = StepCheck;

    /// <summary>Made with the page, so that the same page sent twice asks once.</summary>
    public string? Key { get; set; }

    /// <summary>The organisation's teams; none where it has none, and then the page does not ask.</summary>
    [BindNever]
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    [BindNever]
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>The text that waits for "Send request", or null on the page with the questions.</summary>
    [BindNever]
    public TextPreview? Preview { get; private set; }

    [BindNever]
    public PatientBar? Patient { get; private set; }

    /// <summary>What the record says about the number that gives cause to ask the patient.</summary>
    [BindNever]
    public IReadOnlyList<string> NumberWarnings { get; private set; } = [];

    public Language ChosenLanguage => catalogues.Find(Language)!.Language;

    public IEnumerable<Language> Languages => catalogues.All.Select(catalogue => catalogue.Language);

    public FieldProblem? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field);

    [Does(ClinicAction.MakeRequest, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ReadTeamsAsync(cancellation);
        await BeginAsync(cancellation);
    }

    [Does(ClinicAction.MakeRequest, On.Organisation)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ReadTeamsAsync(cancellation);

        if (Step == StepChange)
        {
            // From a patient's page, which fills in who it is: the request begins here.
            await (Key is null ? BeginAsync(cancellation) : Task.CompletedTask);
            return Page();
        }

        var form = new RequestForm(
            NhsNumber, TypedDate.Read(Day, Month, Year), Mobile, Wanted, Why, TryNumber(Days, out var days) ? days : 0, Check == CheckWord ? Word ?? string.Empty : null, Key,
            Language, new(WithoutSound: Sound == No, UpTo4K: FourK == Yes))
        {
            ForAnother = Answers == AnswersAnother,
            PrivateArea = PrivateArea == Yes,
            OfferedAnotherWay = AnotherWay == Yes,
            Texts = new(WithoutName: Name == No, WithoutReminder: Reminder == No),
            Team = string.IsNullOrEmpty(Team) ? null : Team,
            LookWithinDays = TryNumber(LookWithin, out var soon) ? soon : 0,
        };

        if (RequestFormRules.Problems(form).ToList() is { Count: > 0 } problems)
        {
            return Again([.. problems], StatusCodes.Status400BadRequest);
        }

        try
        {
            return Step == StepSend ? await SendAsync(form, cancellation) : await CheckAsync(form, cancellation);
        }
        catch (UnavailableException)
        {
            // Here, not at the outermost edge: that page would lose what was typed, and the same key makes a second try safe.
            return Again([ProblemAnswers.TryAgain], StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        Key = OpaqueId.New();

        // Their own team first; nobody's is chosen for them where they have none.
        var own = (await subjects.RunAsync(signedIn.Clinician, cancellation)).Teams;
        Team = Teams.FirstOrDefault(team => own.Contains(team.Id))?.Id;
    }

    private async Task ReadTeamsAsync(CancellationToken cancellation) =>
        Teams = await directory.TeamsAsync(signedIn.Clinician.Organisation, cancellation);

    private async Task<IActionResult> SendAsync(RequestForm form, CancellationToken cancellation) =>
        await requestMedia.RunAsync(signedIn.Clinician, form, cancellation) switch
        {
            Outcome<RequestId>.Ok(var id) => Redirect($"/clinic/requests/{id}/sent"),
            Outcome<RequestId>.Refused(var problem) => Again([problem], ProblemAnswers.StatusOf(problem.Kind)),
            _ => throw new UnreachableException(),
        };

    private async Task<IActionResult> CheckAsync(RequestForm form, CancellationToken cancellation)
    {
        switch (await requestMedia.FindPatientAsync(signedIn.Clinician, form, cancellation))
        {
            case Outcome<PatientFacts>.Ok(var patient):
                Patient = PatientBar.Of(patient, clock.GetUtcNow());
                NumberWarnings = [.. NumberWords.WarningsOf(await ReadNumberAsync(form, patient, cancellation), form.ForAnother, clock.GetUtcNow())];
                Preview = previews.OfRequest(signedIn.Clinician.Organisation, patient, form);
                return Page();

            case Outcome<PatientFacts>.Refused(var problem):
                return Again([problem], ProblemAnswers.StatusOf(problem.Kind));

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Advice: a record that is slow or cannot be asked so holds nobody back.</summary>
    private async Task<NumberFacts?> ReadNumberAsync(RequestForm form, PatientFacts patient, CancellationToken cancellation)
    {
        try
        {
            return await numbers.ReadAsync(signedIn.Organisation, UkMobile.TryParse(form.Mobile)!, patient, cancellation);
        }
        catch (UnavailableException)
        {
            return null;
        }
    }

    private PageResult Again(IReadOnlyList<Problem> problems, int status)
    {
        Problems = [.. problems.Select(problem => NewRequestProblems.Place(problem, IsDateTyped()))];

        if (problems.Any(NewRequestProblems.EndsKey))
        {
            // The key is spent on the request that was sent before; what is on the page now is another one.
            Key = OpaqueId.New();
        }

        // The values of the page as it is now (a new key) win over those that were posted.
        ModelState.Clear();
        ModelState.AddModelError(string.Empty, Problems[0].Message);
        Response.StatusCode = status;
        return Page();
    }

    private bool IsDateTyped() => !string.IsNullOrWhiteSpace(Day + Month + Year);

    private static bool TryNumber(string? text, out int number) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
