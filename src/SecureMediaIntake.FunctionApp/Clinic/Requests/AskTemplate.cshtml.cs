using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>C4 to C7 in one: what a template asks of this patient, ready to send. The first tap led here, the second sends.</summary>
internal sealed class AskTemplateModel(
    ReadRequests requests, AskByTemplate ask, TextPreviews previews, IDirectory directory, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    private AskTemplate? _template;

    public AskTemplate Template => _template ?? throw new UnreachableException("The handler returns before the page is written.");

    /// <summary>Name of the team that will look; null for the whole organisation.</summary>
    public string? Team { get; private set; }

    /// <summary>Names what is asked: pressed twice, it is asked once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public RequestForm Form => AskByTemplate.FormOf(Sheet.Head, Sheet.Asked, Template, Key);

    public TextPreview Preview => previews.OfRequest(SignedIn.Clinician.Organisation, Sheet.Asked.Patient, Form);

    [Does(ClinicAction.AskAgain, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? template, CancellationToken cancellation)
    {
        if (await FindAsync(id, template, cancellation) is { } other)
        {
            return other;
        }

        Key = OpaqueId.New();
        return Page();
    }

    [Does(ClinicAction.AskAgain, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? template, CancellationToken cancellation) =>
        await FindAsync(id, template, cancellation)
        ?? Lead(await ask.RunAsync(SignedIn.Clinician, Sheet.Head.Id, template, Key, cancellation), made => $"/clinic/requests/{made}/sent", _ => "send");

    private async Task<IActionResult?> FindAsync(string? id, string? template, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (AskByTemplate.Find(SignedIn.Organisation, Sheet.Head, template) is not { } found)
        {
            return PlainPage.NotFound;
        }

        _template = found;
        Team = (await directory.TeamsAsync(SignedIn.Clinician.Organisation, cancellation)).FirstOrDefault(team => team.Id == Form.Team)?.Name;
        return null;
    }
}
