using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>What a clinician says before the camera opens, as typed.</summary>
/// <param name="Wanted">What the photos will show: their description in the record.</param>
/// <param name="Key">Made by the page: the same key again is the same capture.</param>
public sealed record CaptureForm(string? Wanted, ConsentGiven Consent, bool PrivateArea, string? Key)
{
    public override string ToString() => "capture form";
}

/// <summary>
/// Staff take photos of a patient themselves: a request of its own, for the patient of the request it is started from. Not further files of that request: its
/// link is used once and its set was closed by whoever pressed Send, and what staff took must not go under a patient's consent (ADR 8).
/// </summary>
public sealed class StartCapture(
    OpenRequest requests, Ledger ledger, IPatientIndex patients, IRecordKeys keys, IPersonMarks marks, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>The new request's id. Again with the same key is the same request.</returns>
    /// <exception cref="UnavailableException">Record, vault or storage do not answer; nothing was begun.</exception>
    public async Task<Outcome<RequestId>> RunAsync(Clinician clinician, RequestId of, CaptureForm form, CancellationToken cancellation)
    {
        if (await ReadAsync(clinician, of, cancellation) is not var (head, before))
        {
            return RequestProblems.Unknown;
        }

        if (FirstProblem(form, before.Patient) is { } problem)
        {
            return problem;
        }

        // The record again: since the request was made, the patient may have been merged with another.
        return await patients.FindAsync(
            organisations.ByCode(head.Organisation), NhsNumber.TryParse(before.Patient.NhsNumber)!, before.Patient.BirthDate, cancellation) switch
        {
            Outcome<PatientFacts>.Ok(var patient) => await BeginAsync(
                clinician, head, before with { Patient = patient, Mobile = string.Empty, Wanted = form.Wanted!.Trim(), RequesterName = clinician.Name, PrivateArea = form.PrivateArea, Retake = RetakeReason.None },
                form, cancellation),
            Outcome<PatientFacts>.Refused(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<(MediaRequest Head, Asked Asked)?> ReadAsync(Clinician clinician, RequestId of, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.TakePhotos, of, cancellation);
        return opened is null ? null : (opened.Snapshot.Head, opened.Snapshot.ReadAsked(opened.Key));
    }

    private Problem? FirstProblem(CaptureForm form, PatientFacts patient) => form switch
    {
        _ when string.IsNullOrWhiteSpace(form.Wanted) => CaptureProblems.WantedIsMissing,
        _ when form.Wanted.Trim().Length > AskRules.MaxWanted => RequestProblems.WantedIsTooLong,
        { Consent: ConsentGiven.Refused } => CaptureProblems.ConsentRefused,
        _ when form.Consent is ConsentGiven.None || !Enum.IsDefined(form.Consent) => CaptureProblems.ConsentIsMissing,
        { PrivateArea: true } when patient.IsChildOn(UkTime.DayOf(clock.GetUtcNow())) => RequestProblems.PrivateAreaOfChild,
        _ => RequestFormRules.KeyProblem(form.Key),
    };

    private async Task<Outcome<RequestId>> BeginAsync(
        Clinician clinician, MediaRequest of, Asked asked, CaptureForm form, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(of.Organisation);
        var id = RequestId.From(OpaqueId.From("capture", organisation.Code, clinician.Identity, form.Key!));

        if (await ledger.ReadAsync(id, cancellation) is not null)
        {
            return id;
        }

        var list = await marks.OfAsync(organisation, clinician.Id, cancellation);
        var (key, keyRow) = await keys.MakeAsync(organisation, id, cancellation);
        using (key)
        {
            var now = clock.GetUtcNow();
            var actor = Actors.For(clinician, key);
            var head = new MediaRequest
            {
                Id = id,
                Organisation = organisation.Code,
                Status = RequestStatus.Open,
                CreatedAt = now,
                EndsAt = now + CaptureRules.Life,
                Requester = actor.Pseudonym,
                RequesterList = list,
                Team = of.Team,
                Asked = key.Seal(asked.ToJson(), Asked.Purpose),
                AskedMac = Convert.ToBase64String(key.Mac("asked-again", $"{asked.ToJson()}\u001f{form.Consent}")),
                TakenByStaff = true,
            };
            var link = new UploadLink { Number = 1, EndsAt = head.EndsAt, Check = CheckKind.Staff, Holder = actor.Pseudonym, AnswerMac = string.Empty };
            var consent = new StaffConsent { Given = form.Consent, By = actor.Pseudonym, At = now };

            await ledger.CreateAsync(
                head,
                new Change
                {
                    Put = [keyRow, actor, link, consent],
                    Trail =
                    [
                        new("capture-started", MediaRequest.Key, actor.Pseudonym),
                        new("consent-recorded", StaffConsent.Key, actor.Pseudonym, form.Consent.ToString()),
                        .. asked.PrivateArea ? [new("private-area-taken", MediaRequest.Key, actor.Pseudonym)] : Array.Empty<Audit.TrailEvent>(),
                    ],

                    // Whoever goes away without Finish has sent all the same: at the end of the link somebody looks.
                    Effects = [IndexRequest.Owed, SendMessage.To(PipelineQueue.CheckRequest, delay: CaptureRules.Life)],
                },
                OperationId.New(),
                cancellation);
            return id;
        }
    }
}
