using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>C17 for the second person: the same guard that the sender read, and why they share. They see no picture here.</summary>
internal sealed class AgreeToShareModel(ReadShareToAgree shares, AgreeToShare agree, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private ShareToAgree? _share;

    public ShareToAgree Share => _share ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Share.Patient, clock.GetUtcNow());

    public string OwnOrganisation => signedIn.Organisation.Name;

    public string Heading => Share.State is GrantState.Live ? "Shared" : Share.State.InWords(Share.To, TimeSpan.Zero);

    public string Address { get; private set; } = string.Empty;

    [BindProperty]
    public string? Answer { get; set; }

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? grant, CancellationToken cancellation) => await OpenAsync(id, grant, cancellation) ?? Page();

    [Does(ClinicAction.AgreeAsSecond, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? grant, CancellationToken cancellation)
    {
        if (await OpenAsync(id, grant, cancellation) is { } other)
        {
            return other;
        }

        var answer = Enum.TryParse<SecondAnswer>(Answer, out var said) ? said : (SecondAnswer?)null;
        return Lead(await agree.RunAsync(signedIn.Clinician, RequestId.From(id!), Share.Grant.Id, answer, cancellation), _ => Address, _ => "answer");
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? grant, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request) || await shares.OneAsync(signedIn.Clinician, request, grant, cancellation) is not Outcome<ShareToAgree>.Ok(var share))
        {
            return PlainPage.NotFound;
        }

        Address = $"/clinic/requests/{request}/shares/{share.Grant.Id}/agree";
        _share = share;
        return null;
    }
}
