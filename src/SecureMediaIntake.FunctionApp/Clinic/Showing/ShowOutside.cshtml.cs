using System.Diagnostics;
using System.Globalization;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic.Showing;

/// <summary>C16 and C17 for whoever is in no directory: the patient, or a person outside. Nothing is shown unless somebody read the guard.</summary>
internal sealed class ShowOutsideModel(
    ReadRequests requests, ShowMedia show, IEmails emails, TextPreviews previews, Catalogues catalogues, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    /// <summary>What the pressed button wants.</summary>
    public const string StepCheck = "check";
    public const string StepShow = "show";
    public const string StepChange = "change";

    public const string ToPatient = "patient";
    public const string ToAnother = "another";

    public const string CheckBirthDate = "birth-date";
    public const string CheckWord = "word";

    [BindProperty]
    public string[] Files { get; set; } = [];

    [BindProperty]
    public string To { get; set; } = ToPatient;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Relation { get; set; }

    [BindProperty]
    public string? Mobile { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>As text, as on the page for a new request.</summary>
    [BindProperty]
    public string? Days { get; set; } = $"{ShowRules.MaxDays}";

    [BindProperty]
    public string Check { get; set; } = CheckBirthDate;

    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string Language { get; set; } = PatientLanguages.English;

    /// <summary>Made with the page, so that the same page sent twice shows once.</summary>
    [BindProperty]
    public string? Press { get; set; }

    [BindProperty]
    public string Step { get; set; } = StepCheck;

    /// <summary>What waits for "Show", or null on the page with the questions.</summary>
    public ShowPlan? Plan { get; private set; }

    public TextPreview? Preview { get; private set; }

    /// <summary>Whether this service can send the numbers at all.</summary>
    public bool CanShow => emails.IsOn;

    public IEnumerable<Language> Languages => catalogues.All.Select(catalogue => catalogue.Language);

    public IReadOnlyList<ItemSheet> Showable => [.. Sheet.Items.Where(item => item.CanBeSeen())];

    public IReadOnlyList<ItemSheet> Chosen => [.. Showable.Where(item => Plan?.Items.Contains(item.Item.Id) == true)];

    [Does(ClinicAction.ShowOutside, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        (Press, Mobile, Language) = (OpaqueId.New(), Phones.AsRead(Sheet.Asked.Mobile), Sheet.Head.Language);
        return Page();
    }

    [Does(ClinicAction.ShowOutside, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (Step == StepChange)
        {
            return Page();
        }

        var form = new ShowForm(
            [.. ItemsIn(Files)], To == ToAnother, Name, Relation, Mobile, Email,
            int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
            Check == CheckWord ? Word ?? string.Empty : null, Language, Press);

        if (ShowRules.Problems(form).ToList() is { Count: > 0 } problems)
        {
            return Again([.. problems], FieldOf);
        }

        return Step == StepShow
            ? Lead(await show.RunAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation), number => $"/clinic/requests/{Sheet.Head.Id}/view-links/{number}/stop", FieldOf)
            : await PlanAsync(form, cancellation);
    }

    private async Task<IActionResult> PlanAsync(ShowForm form, CancellationToken cancellation)
    {
        switch (await show.PlanAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation))
        {
            case Outcome<ShowPlan>.Ok(var plan):
                Plan = plan;
                Preview = previews.OfViewLink(
                    Sheet.Head.Organisation, Sheet.Asked.Patient, plan.Mobile, plan.Language, plan.ToAnother || Sheet.Head.WithoutName, form.Days);
                return Page();

            case Outcome<ShowPlan>.Refused(var problem):
                return Again([problem], FieldOf);

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What is no id is left out, and with it the file: the sender sees what is left before it is shown.</summary>
    private static IEnumerable<ItemId> ItemsIn(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (Ids.TryParse<ItemId>(file, out var item))
            {
                yield return item;
            }
        }
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        _ when problem == ShowProblems.NameIsMissing => "name",
        _ when problem == ShowProblems.RelationIsMissing => "relation",
        _ when problem == ShowProblems.MobileIsWrong => "mobile",
        _ when problem == ShowProblems.EmailIsWrong => "email",
        _ when problem == ShowProblems.DaysAreWrong => "days",
        _ when problem == ShowProblems.WordIsWrong => "word",
        _ when problem == ShowProblems.LanguageIsWrong => "language",
        _ => "files",
    };
}
