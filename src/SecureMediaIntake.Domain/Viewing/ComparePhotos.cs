using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A photo that may stand beside another of the same patient.</summary>
/// <param name="Wanted">What its request asked for.</param>
public sealed record ComparablePhoto(RequestId Request, ItemId Item, int Number, string Wanted, DateTimeOffset? ReceivedAt, CaptureTime? CapturedAt)
{
    public override string ToString() => "comparable photo";
}

/// <summary>
/// Photos of one patient side by side, across their requests. That both are of the same patient is decided here, from what each request itself says: two
/// patients' wounds beside each other under one name would be believed.
/// </summary>
public sealed class ComparePhotos(ReadRequests requests, OpenRequest open, PatientLists patients, TimeProvider clock)
{
    /// <returns>The photos of the patient that this clinician may see, newest request first.</returns>
    public async Task<IReadOnlyList<ComparablePhoto>> ChoicesAsync(Clinician clinician, RequestSheet sheet, CancellationToken cancellation)
    {
        var (photos, now) = (new List<ComparablePhoto>(), clock.GetUtcNow());

        // Its own request first, wherever it stands in the list.
        foreach (var id in (await patients.OfAsync(sheet.Head.Organisation, sheet.Asked.Patient.NhsNumber, cancellation)).Prepend(sheet.Head.Id).Distinct())
        {
            using var opened = await open.RunAsync(clinician, ClinicAction.OpenMedia, id, cancellation);

            // What is hidden is not offered: whoever wants it beside another says why on its own page first.
            if (opened is not null
                && opened.Snapshot.ReadAsked(opened.Key) is var asked
                && IsSame(asked.Patient, sheet.Asked.Patient)
                && !opened.Snapshot.IsHiddenFrom(clinician, opened.Key, now))
            {
                photos.AddRange(PhotosOf(opened, asked, now));
            }
        }

        return photos;
    }

    /// <returns>The other request, opened; <see cref="RequestProblems.Unknown"/> when it is another patient's, or not for this clinician.</returns>
    public async Task<Outcome<RequestSheet>> OtherAsync(Clinician clinician, RequestSheet sheet, RequestId other, CancellationToken cancellation)
    {
        if (other == sheet.Head.Id)
        {
            return sheet;
        }

        return await requests.OneAsync(clinician, other, cancellation) switch
        {
            Outcome<RequestSheet>.Ok(var found) when found.Head.Organisation == sheet.Head.Organisation && IsSame(found.Asked.Patient, sheet.Asked.Patient) => found,
            _ => RequestProblems.Unknown,
        };
    }

    /// <summary>By number and record both: a number typed wrong in one place must not make two people one.</summary>
    internal static bool IsSame(PatientFacts one, PatientFacts other) => one.NhsNumber == other.NhsNumber && one.RecordId == other.RecordId;

    private static IEnumerable<ComparablePhoto> PhotosOf(OpenedRequest opened, Asked asked, DateTimeOffset now) =>
        opened.Snapshot.Items()
            .Where(item => item.Kind == MediaKind.Photo && opened.MayView(item.Id) && opened.Snapshot.MayBeSeen(item, now))
            .Select(item => (Item: item, Rendition: opened.Snapshot.Find<Rendition>(Rendition.KeyOf(item.Id))))
            .Where(photo => photo.Rendition is not null)
            .Select(photo => new ComparablePhoto(
                opened.Snapshot.Id, photo.Item.Id, photo.Item.Number, asked.Wanted, photo.Item.ReceivedAt, photo.Rendition!.OpenReport(opened.Key).Facts?.CapturedAt));
}
