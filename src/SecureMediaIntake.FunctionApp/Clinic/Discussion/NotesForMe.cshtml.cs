using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Discussion;

/// <summary>Notes that wait for whoever is signed in, or for a team of theirs, to acknowledge them.</summary>
internal sealed class NotesForMeModel(ReadMentions mentions, SignedIn signedIn, TimeProvider clock) : PageModel
{
    public IReadOnlyList<MentionLine> Lines { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    [Does(ClinicAction.ListShared, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await mentions.RunAsync(signedIn.Clinician, cancellation);
}
