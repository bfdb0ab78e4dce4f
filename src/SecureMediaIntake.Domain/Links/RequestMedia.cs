using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What a clinician fills in, as typed.</summary>
/// <param name="Word">The agreed word; null to ask for the date of birth.</param>
/// <param name="IdempotencyKey">Made by the page or the calling system: the same key again is the same request.</param>
/// <param name="Language">Of the texts and pages; see <see cref="PatientLanguages"/>.</param>
/// <param name="Videos">What is wanted of videos.</param>
public sealed record RequestForm(
    string? NhsNumber, DateOnly? BirthDate, string? Mobile, string? Wanted, string? Why, int Days, string? Word, string? IdempotencyKey,
    string Language = PatientLanguages.English, VideoWishes Videos = default)
{
    /// <summary>Whether somebody answers for the patient: a parent, a carer.</summary>
    public bool ForAnother { get; init; }

    /// <summary>Whether a private area is asked for.</summary>
    public bool PrivateArea { get; init; }

    /// <summary>Whether another way than photos of a private area was offered first.</summary>
    public bool OfferedAnotherWay { get; init; }

    /// <summary>Days after sending within which the team will look; null to promise nothing.</summary>
    public int? LookWithinDays { get; init; }

    /// <summary>Id of the team that will look; null to leave it to the whole organisation, which only a system may.</summary>
    public string? Team { get; init; }

    /// <summary>Why it is asked again, where it is.</summary>
    public RetakeReason Retake { get; init; }

    /// <summary>What is wanted of the texts.</summary>
    public TextWishes Texts { get; init; }

    public override string ToString() => "request form";
}

/// <summary>What a clinician wants of the texts. Worded so that "no" to both is the usual wish.</summary>
/// <param name="WithoutName">Texts leave the patient's name out.</param>
/// <param name="WithoutReminder">No reminder when nothing has come.</param>
public readonly record struct TextWishes(bool WithoutName, bool WithoutReminder);

/// <summary>
/// A clinician asks a patient for media. The request and its first link are one transaction: a request without a link would wait for ever, and
/// a link needs the request's key.
/// </summary>
public sealed class RequestMedia(
    Ledger ledger, IPatientIndex patients, IRecordKeys keys, IPersonMarks marks, OrganisationDirectory organisations, IDirectory directory,
    OfferedLanguages languages, TextOptions texts, TimeProvider clock)
{
    private const int FirstLink = 1;

    /// <returns>The request's id: of the new request, or of the one that this idempotency key made before.</returns>
    /// <exception cref="UnavailableException">Record, vault or storage do not answer; nothing was asked of anybody.</exception>
    public async Task<Outcome<RequestId>> RunAsync(Clinician clinician, RequestForm form, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(clinician.Organisation);

        return await FindPatientAsync(clinician, form, cancellation) switch
        {
            Outcome<PatientFacts>.Ok(var patient) => await AskAsync(clinician, organisation, patient, form, cancellation),
            Outcome<PatientFacts>.Refused(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Checks the form and finds whom it means; nothing is asked of anybody.</summary>
    /// <exception cref="UnavailableException">The record does not answer.</exception>
    public async Task<Outcome<PatientFacts>> FindPatientAsync(Clinician clinician, RequestForm form, CancellationToken cancellation)
    {
        if (RequestFormRules.FirstProblem(form) is { } problem)
        {
            return problem;
        }

        if (!await IsTeamGoodAsync(clinician, form.Team, cancellation))
        {
            return RequestProblems.TeamIsWrong;
        }

        return languages.Tags.Contains(form.Language)
            ? await patients.FindAsync(
                organisations.ByCode(clinician.Organisation), NhsNumber.TryParse(form.NhsNumber)!, form.BirthDate!.Value, cancellation)
            : RequestProblems.LanguageIsNotOffered;
    }

    /// <summary>A person says who will look wherever there is a choice; what was typed in by hand must be one of the organisation's own teams.</summary>
    private async Task<bool> IsTeamGoodAsync(Clinician clinician, string? team, CancellationToken cancellation) =>
        await directory.TeamsAsync(clinician.Organisation, cancellation) is var teams
        && (team is null ? clinician.IsSystem || teams.Count == 0 : teams.Any(one => one.Id == team));

    private async Task<Outcome<RequestId>> AskAsync(
        Clinician clinician, Organisation organisation, PatientFacts patient, RequestForm form, CancellationToken cancellation)
    {
        if (form.PrivateArea && patient.IsChildOn(UkTime.DayOf(clock.GetUtcNow())))
        {
            return RequestProblems.PrivateAreaOfChild;
        }

        // The id follows from who asks and the key: a second click meets the first click's partition, on whichever instance it lands.
        var id = RequestId.From(OpaqueId.From("request", organisation.Code, clinician.Identity, form.IdempotencyKey!));

        if (await ledger.ReadAsync(id, cancellation) is { } before)
        {
            return await SameAsync(before, organisation, Sheet(patient, form, clinician), form, cancellation);
        }

        var list = clinician.IsSystem ? null : await marks.OfAsync(organisation, clinician.Id, cancellation);
        var (key, keyRow) = await keys.MakeAsync(organisation, id, cancellation);
        using (key)
        {
            var asked = Sheet(patient, form, clinician);
            var now = clock.GetUtcNow();
            var actor = Actors.For(clinician, key);
            var endsAt = UkTime.EndOf(UkTime.DayOf(now).AddDays(form.Days));
            var head = new MediaRequest
            {
                Id = id,
                Organisation = organisation.Code,
                Status = RequestStatus.Open,
                CreatedAt = now,
                EndsAt = endsAt,
                Language = form.Language,
                Requester = actor.Pseudonym,
                RequesterList = list,
                Team = form.Team,
                Asked = key.Seal(asked.ToJson(), Asked.Purpose),
                AskedMac = MacOf(asked, form, key),
                Videos = form.Videos,
                ForAnother = form.ForAnother,
                LookWithinDays = form.LookWithinDays ?? 0,
                WithoutName = form.Texts.WithoutName,
            };
            var link = new UploadLink
            {
                Number = FirstLink,
                EndsAt = endsAt,
                Check = form.Word is null ? CheckKind.DateOfBirth : CheckKind.AgreedWord,
                AnswerMac = IdentityCheck.MacOf(
                    form.Word is null ? IdentityCheck.Normalise(patient.BirthDate) : IdentityCheck.Normalise(form.Word), key),
            };

            var text = TextRow.OfRequest(FirstLink, now);
            var reminder = new TextRow { Kind = TextKind.Reminder, DueAt = now + texts.ReminderAfter };

            var (request, existed) = await ledger.CreateAsync(
                head,
                new Change
                {
                    Put = [keyRow, actor, link, text, .. form.Texts.WithoutReminder ? Array.Empty<IRow>() : [reminder]],
                    Trail =
                    [
                        new("request-made", MediaRequest.Key, actor.Pseudonym),
                        .. form.PrivateArea ? [new("private-area-asked", MediaRequest.Key, actor.Pseudonym)] : Array.Empty<Audit.TrailEvent>(),
                        new("link-issued", link.RowKey, actor.Pseudonym),
                    ],
                    Effects =
                    [
                        IndexRequest.Owed,
                        SendText.For(text),
                        .. form.Texts.WithoutReminder ? Array.Empty<Effect>() : [SendMessage.To(PipelineQueue.CheckRequest, delay: texts.ReminderAfter)],
                    ],
                },
                OperationId.New(),
                cancellation);

            return existed ? await SameAsync(request, organisation, asked, form, cancellation) : id;
        }
    }

    private async Task<Outcome<RequestId>> SameAsync(
        RequestSnapshot before, Organisation organisation, Asked asked, RequestForm form, CancellationToken cancellation)
    {
        // Erased since, and so no longer to be compared: whoever repeats it after all that time asks for something new.
        if (before.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return RequestProblems.KeyReused;
        }

        using var key = await keys.OpenAsync(organisation, before.Id, row, cancellation);

        // Compared by MAC, so that the sealed text is opened only where it is shown.
        return before.Head.AskedMac == MacOf(asked, form, key) ? before.Id : RequestProblems.KeyReused;
    }

    private static Asked Sheet(PatientFacts patient, RequestForm form, Clinician clinician) =>
        new(patient, UkMobile.TryParse(form.Mobile)!, form.Wanted!.Trim(), form.Why!.Trim(), clinician.Name, form.PrivateArea, form.Retake);

    private static string MacOf(Asked asked, RequestForm form, RecordKey key)
    {
        // The usual wishes add nothing, so that a key sent again still meets a request that was made before there was a choice.
        var wishes = (form.Videos == default ? string.Empty : $"\u001f{form.Videos.WithoutSound}\u001f{form.Videos.UpTo4K}")
            + (form.ForAnother ? "\u001ffor-another" : string.Empty)
            + (form.LookWithinDays is { } soon ? $"\u001flook-within-{soon}" : string.Empty);
        wishes += form.Team is null ? string.Empty : $"\u001fteam-{form.Team}";
        wishes += form.Texts == default ? string.Empty : $"\u001e{form.Texts.WithoutName}\u001e{form.Texts.WithoutReminder}";
        return Convert.ToBase64String(key.Mac("asked-again", $"{asked.ToJson()}\u001f{form.Days}\u001f{form.Word}\u001f{form.Language}{wishes}"));
    }
}
