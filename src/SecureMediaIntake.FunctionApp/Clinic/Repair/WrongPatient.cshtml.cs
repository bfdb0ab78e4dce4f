using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Repair;

/// <summary>C21: says what will happen, and hides at once. Whose they are is asked on the next page, so that nobody looks while a number is found.</summary>
internal sealed class WrongPatientModel(ReadRequests requests, ReportMisfile report, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public string[] Files { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>As text: nothing is chosen for anybody.</summary>
    [BindProperty]
    public string? Wish { get; set; }

    public IReadOnlyList<ItemSheet> Chooseable => [.. Sheet.Items.Where(item => item.CanBeSeen())];

    [Does(ClinicAction.Erase, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        Files = [.. Chooseable.Select(item => item.Item.Id.Value)];
        return Page();
    }

    [Does(ClinicAction.Erase, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        var wish = Enum.TryParse<MisfileWish>(Wish, out var chosen) ? chosen : (MisfileWish?)null;
        var form = new MisfileForm([.. Files.Where(OpaqueId.IsOne).Select(ItemId.From)], Reason, wish);

        if (ReportMisfile.Problems(form).ToList() is { Count: > 0 } problems)
        {
            return Again(problems, FieldOf);
        }

        var address = $"/clinic/requests/{Sheet.Head.Id}";
        return Lead(
            await report.RunAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation),
            misfile => wish is MisfileWish.Move ? $"{address}/wrong-patient/{misfile}/patient" : address,
            FieldOf);
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        _ when problem == RepairProblems.ItemsAreMissing => "files",
        _ when problem == RepairProblems.WishIsMissing => "wish",
        _ => "reason",
    };
}
