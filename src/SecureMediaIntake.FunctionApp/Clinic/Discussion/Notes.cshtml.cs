using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Discussion;

/// <summary>C14: what colleagues write to each other about a request, for its own staff and for those with whom it is shared.</summary>
internal sealed class NotesModel(ReadNotes notes, WriteNote write, SignedIn signedIn, TimeProvider clock) : FormPage
{
    private NotesSheet? _sheet;

    public NotesSheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Sheet.Asked.Patient, Now);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string RequestAddress => Sheet.IsOutside ? $"/clinic/shared/{Sheet.Request}" : $"/clinic/requests/{Sheet.Request}";

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What it is about. In the address too: a photo's page leads here with it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty]
    public IReadOnlyList<string> To { get; set; } = [];

    [BindProperty]
    public bool WithShared { get; set; }

    /// <summary>Null only where something was typed into the form that no urgency is.</summary>
    [BindProperty]
    public Urgency? Urgency { get; set; } = Domain.Requests.Urgency.Routine;

    [BindProperty]
    public string? Why { get; set; }

    public string EmergencyNumber => signedIn.Organisation.EmergencyNumber;

    /// <summary>Names this note: pressed twice, it is written once.</summary>
    [BindProperty]
    public string? Press { get; set; }

    [Does(ClinicAction.WriteNote, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        // A page that fetches itself anew is no person who reads.
        if (await OpenAsync(id, looks: !Request.Headers.ContainsKey("X-Refresh"), cancellation) is { } other)
        {
            return other;
        }

        Press = OpaqueId.New();
        return Page();
    }

    [Does(ClinicAction.WriteNote, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, looks: false, cancellation) is { } other)
        {
            return other;
        }

        var about = Ids.TryParse<ItemId>(Item, out var item) ? item : (ItemId?)null;
        var outcome = await write.RunAsync(signedIn.Clinician, Sheet.Request, new(Text, about, To, WithShared, Press, Urgency, Why), cancellation);
        return Lead(outcome, number => $"/clinic/requests/{Sheet.Request}/notes#note-{number}", FieldOf);
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        _ when problem == NoteProblems.ItemIsUnknown => "item",
        _ when problem == NoteProblems.ReaderIsUnknown || problem == NoteProblems.TooManyReaders || problem == NoteProblems.ReaderIsMissing => "to",
        _ when problem == NoteProblems.UrgencyIsMissing => "urgency",
        _ when problem == NoteProblems.WhyIsMissing || problem == NoteProblems.WhyIsTooLong => "why",
        _ => "text",
    };

    private async Task<IActionResult?> OpenAsync(string? id, bool looks, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request)
            || await notes.RunAsync(signedIn.Clinician, request, looks, cancellation) is not Outcome<NotesSheet>.Ok(var sheet))
        {
            return PlainPage.NotFound;
        }

        _sheet = sheet;
        return null;
    }
}
