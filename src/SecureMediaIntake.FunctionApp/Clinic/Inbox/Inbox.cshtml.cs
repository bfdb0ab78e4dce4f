using System.Globalization;

using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Inbox;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Inbox;

/// <summary>C15.</summary>
internal sealed class InboxModel(ReadInbox inbox, SignedIn signedIn, TimeProvider clock) : PageModel
{
    public InboxPage Inbox { get; private set; } = new([], 0, 0, []);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Organisation Organisation => signedIn.Organisation;

    public bool IsFull => Inbox.Waiting + Inbox.Taken > ReadInbox.PageLength;

    public string CountsInWords => Inbox switch
    {
        { Waiting: 0, Taken: 0 } => "Nothing is waiting.",
        { Waiting: 0 } => $"Nothing is waiting. {Number(Inbox.Taken)} acknowledged and not finished.",
        { Taken: 0 } => $"{Number(Inbox.Waiting)} waiting.",
        _ => $"{Number(Inbox.Waiting)} waiting, {Number(Inbox.Taken)} acknowledged and not finished.",
    };

    [Does(ClinicAction.ListInbox, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation) => Inbox = await inbox.RunAsync(signedIn.Clinician, cancellation);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
