using System.Diagnostics;
using System.Globalization;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>C16 and C17: with whom, and the last look before they can see it. Nothing is shared unless somebody read that page.</summary>
internal sealed class ShareModel(ReadRequests requests, FindRecipients recipients, ShareMedia share, ShareOptions options, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    /// <summary>What the pressed button wants.</summary>
    public const string StepCheck = "check";
    public const string StepShare = "share";
    public const string StepChange = "change";

    private const int FirstDays = 7;
    private const string SecondField = "second";

    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string[] Files { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>As text, as on the page for a new request.</summary>
    [BindProperty]
    public string? Days { get; set; } = FirstDays.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who is to agree, where somebody must.</summary>
    [BindProperty]
    public string? Second { get; set; }

    [BindProperty]
    public string Step { get; set; } = StepCheck;

    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public IReadOnlyList<Recipient> Recipients { get; private set; } = [];

    /// <summary>What waits for "Share", or null on the page with the questions.</summary>
    public SharePlan? Plan { get; private set; }

    /// <summary>30 seconds.</summary>
    public string Pause => Sizes.OfTime((int)options.Pause.TotalMilliseconds);

    /// <summary>Whether a second person must agree before anybody of it can look.</summary>
    public bool NeedsSecond(string organisation) => recipients.GuardFor(Sheet.Head.Organisation, organisation) is ShareGuard.SecondPerson;

    public string OwnOrganisation => SignedIn.Organisation.Name;

    public IReadOnlyList<ItemSheet> Shareable => [.. Sheet.Items.Where(item => item.CanBeSeen())];

    public IReadOnlyList<ItemSheet> Chosen => [.. Shareable.Where(item => Plan?.Items.Contains(item.Item.Id) == true)];

    [Does(ClinicAction.Share, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAllAsync(id, cancellation) is { } other)
        {
            return other;
        }

        Files = [.. Shareable.Select(item => item.Item.Id.Value)];
        return Page();
    }

    [Does(ClinicAction.Share, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAllAsync(id, cancellation) is { } other)
        {
            return other;
        }

        var form = new ShareForm(Organisation, To, [.. Ids()], Why, int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0)
        {
            Second = Second,
        };

        if (Step == StepChange)
        {
            return Page();
        }

        return ShareRules.Problems(form).ToList() is { Count: > 0 } problems
            ? Again([.. problems], FieldOf)
            : Step == StepShare ? await ShareAsync(form, cancellation) : await PlanAsync(form, cancellation);
    }

    private async Task<IActionResult> PlanAsync(ShareForm form, CancellationToken cancellation)
    {
        switch (await share.PlanAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation))
        {
            case Outcome<SharePlan>.Ok(var plan):
                Plan = plan;
                return Page();

            case Outcome<SharePlan>.Refused(var problem):
                return Again([problem], FieldOf);

            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> ShareAsync(ShareForm form, CancellationToken cancellation)
    {
        var shared = await share.RunAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation);

        // Who must agree is chosen on the guard: it comes again, with what was wrong.
        if (shared is Outcome<string>.Refused(var problem) && FieldOf(problem) == SecondField
            && await share.PlanAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation) is Outcome<SharePlan>.Ok(var plan))
        {
            Plan = plan;
        }

        return Lead(shared, NextAfter, FieldOf);
    }

    /// <summary>What has not begun is looked at, with the button that stops it.</summary>
    private string NextAfter(string grant) => recipients.GuardFor(Sheet.Head.Organisation, Organisation!) is ShareGuard.None
        ? $"/clinic/requests/{Sheet.Head.Id}"
        : $"/clinic/requests/{Sheet.Head.Id}/shares/{grant}/stop";

    private async Task<IActionResult?> OpenAllAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        Organisations = recipients.OrganisationsFor(SignedIn.Clinician);
        Recipients = await recipients.InAsync(SignedIn.Clinician, Organisation, cancellation);
        return null;
    }

    /// <summary>What is no id is left out, and with it the file: the sender sees what is left before it is shared.</summary>
    private IEnumerable<ItemId> Ids()
    {
        foreach (var file in Files)
        {
            if (Domain.Requests.Ids.TryParse<ItemId>(file, out var item))
            {
                yield return item;
            }
        }
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        _ when problem == ShareProblems.OrganisationIsMissing => "organisation",
        _ when problem == ShareProblems.RecipientIsMissing => "to",
        _ when problem == ShareProblems.ItemsAreMissing => "files",
        _ when problem == ShareProblems.DaysAreWrong => "days",
        _ when problem == ShareProblems.SecondIsMissing || problem == ShareProblems.NobodyCanAgree => SecondField,
        _ => "why",
    };
}
