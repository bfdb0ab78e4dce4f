using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Opens requests for the clinicians of the organisation that owns them. Everybody else is told that there is no such request.</summary>
public sealed class ReadRequests(OpenRequest requests, IRequestStore store, IDirectory directory, TimeProvider clock)
{
    /// <summary>One request, whole.</summary>
    public async Task<Outcome<RequestSheet>> OneAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ReadRequest, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var now = clock.GetUtcNow();
        var link = request.All<UploadLink>().MaxBy(l => l.Number)!;
        var reader = Actors.For(clinician, key).Pseudonym;
        var trail = new List<TrailEntry>();

        await foreach (var line in store.ReadTrailAsync(id, cancellation))
        {
            trail.Add(new(line, request.ActorName(line.Actor, key), request.SaidIn(line, key)));
        }

        var teams = await directory.TeamsAsync(request.Head.Organisation, cancellation);
        return new RequestSheet(
            request.Head,
            request.ReadAsked(key),
            link.StateAt(now, request.AnyReceived()),
            link.Number,
            link.TriesLeft,
            [.. request.All<TextRow>().Where(text => text.State is not TextState.NotNeeded).OrderBy(text => text.At ?? text.DueAt)],
            [.. request.Items().Where(item => item.Status is not ItemStatus.Erased).Select(item => Sheet(opened, item, now))],
            trail)
        {
            StaffConsent = request.Find<StaffConsent>(StaffConsent.Key),
            Team = teams.FirstOrDefault(team => team.Id == request.Head.Team),
            Shares = [.. request.All<GrantRow>().Where(grant => SharedTo.IsShownAt(grant, now)).OrderBy(grant => grant.SharedAt)
                .Select(grant => new SharedTo(grant.Id, key.Open(grant.To, GrantRow.ToPurpose), grant.Organisation, grant.Until, grant.StateAt(now)))],
            ViewLinks = [.. request.All<ViewLink>().OrderByDescending(view => view.Number).Select(view => ShownOutside.Of(view, key, now))],
            Notes = request.CountNotes(reader),
            MayTakePhotos = opened.Allows(ClinicAction.TakePhotos),
            Misfiles = [.. request.All<Misfile>().OrderBy(misfile => misfile.AskedAt)
                .Select(misfile => request.SheetOf(misfile, key, [.. trail.Select(entry => entry.Line)], clinician, withTarget: false))],
            MayReportMisfile = opened.Allows(ClinicAction.Erase),
            MayAgreeAsSecond = opened.Allows(ClinicAction.AgreeAsSecond),
            MayShare = opened.Allows(ClinicAction.Share),
            MayViewMedia = opened.Allows(ClinicAction.ViewMedia),
            Progress = request.ProgressAt(now),
            Care = CareSheet.Of(request, key, reader),
            IsConfirmed = trail.Any(entry => entry.Line.Action == ConfirmPatient.Confirmed && entry.Line.Actor == reader),
            IsHidden = request.IsHiddenFrom(clinician, key, now),
            Answers = new(
                [.. request.All<LinkReport>().OrderBy(report => report.At)],
                request.Find<Declined>(Declined.Key),
                request.Find<Agreement>(Agreement.Key),
                request.NoteMayBeRead(now) ? request.ReadNote(key) : null,
                request.LookBy(now)),
        };
    }

    private static ItemSheet Sheet(OpenedRequest opened, MediaItem item, DateTimeOffset now)
    {
        var (request, key) = (opened.Snapshot, opened.Key);
        var rendition = request.Find<Rendition>(Rendition.KeyOf(item.Id));
        var report = rendition?.OpenReport(key) ?? request.Find<Refusal>(Refusal.KeyOf(item.Id))?.OpenReport(key);
        return new(item, opened.MayView(item.Id) && request.MayBeSeen(item, now), rendition, report, request.Find<FiledEntry>(FiledEntry.KeyOf(item.Id)));
    }
}

/// <summary>A patient's name as banners show it: SURNAME, First.</summary>
public static class PatientName
{
    public static string Of(PatientFacts patient) => $"{patient.Family.ToUpperInvariant()}, {patient.Given}";
}
