using System.Globalization;
using System.Net;
using System.Security.Cryptography;

using Azure.Core.Pipeline;
using Azure.Data.Tables;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Access;

/// <param name="EndedShare">Id of a share of it that was stopped.</param>
/// <param name="Misfile">Id of a report that its photo was of another patient, and was put back.</param>
/// <param name="Emergency">Id of an emergency in which it was opened.</param>
internal sealed record About(string Request, string Item, string EndedShare, string Misfile, string Emergency);

/// <summary>A request in each of the states of docs/authorisation.csv, with a photo that is in the record where there can be one.</summary>
internal sealed class RequestStates(World world)
{
    /// <summary>The setting by which nobody outside is on the first organisation's allow-list.</summary>
    public static readonly (string Name, string Value) OffTheList = ("Organisations__0__ShareWith__0", "X26T9");

    private readonly SeedOrganisation _organisation = world.Seed.Organisations[0];

    /// <returns>Ids of request, item and of the share that has ended, by state.</returns>
    public async Task<Dictionary<string, About>> MakeAsync(StaffClient requester, StaffClient senior, StaffClient emergency, StaffClient emergencyEnded)
    {
        var (first, second, third) = (_organisation.Patients[0], _organisation.Patients[1], _organisation.Patients[2]);
        var hospital = new HospitalSystem(world, _organisation);
        var erased = await AskAsync(requester, hospital, first);
        await EraseKeyAsync(erased.Request);
        var ofTeam = await AskAsync(requester, hospital, first);
        var privateArea = await AskAsync(requester, hospital, second, ("PrivateArea", "yes"), ("AnotherWay", "yes"));
        var items = await Task.WhenAll(
            SendPhotoAsync(hospital, first, ofTeam),
            SendPhotoAsync(hospital, second, privateArea),
            Task.Run(async () => await SendPhotoAsync(hospital, third, await hospital.AskAsync(third))));

        // Another one of the third patient, so that something of theirs is not everybody's.
        await AskAsync(requester, hospital, third);
        var opened = new Emergencies(world);

        foreach (var patient in new[] { first, second, third })
        {
            await Emergencies.OpenAsync(emergencyEnded, patient);
        }

        foreach (var (request, _) in items)
        {
            await opened.EndAsync(request);
        }

        foreach (var patient in new[] { first, second, third })
        {
            await Emergencies.OpenAsync(emergency, patient);
        }

        var none = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var sharer = new Sharer(requester);

        return new(StringComparer.Ordinal)
        {
            ["of team"] = await ShareAsync(sharer, senior, items[0], await MixUpAsync(requester, senior, items[0])),
            ["private area"] = await ShareAsync(sharer, senior, items[1], await MixUpAsync(requester, senior, items[1])),
            ["no team"] = await ShareAsync(sharer, senior, items[2], await MixUpAsync(requester, senior, items[2])),
            ["erased"] = new(erased.Request, items[0].Item, none, none, none),
            ["not there"] = new(none, items[0].Item, none, none, none),
        };
    }

    /// <summary>One colleague of the other organisation may look, another one might until it was stopped. A second person agreed to both: <see cref="OffTheList"/>.</summary>
    private async Task<About> ShareAsync(Sharer sharer, StaffClient senior, (string Request, string Item) photo, string misfile)
    {
        var south = world.Seed.Organisations[1];
        await ShowAsync(sharer, photo);
        await ShareAsync(south.Users[1]);
        var ended = await ShareAsync(south.Users[2]);
        await sharer.StopAsync(photo.Request, ended);
        return new(photo.Request, photo.Item, ended, misfile, await new Emergencies(world).OfAsync(photo.Request));

        async Task<string> ShareAsync(SeedUser colleague)
        {
            var second = Sharer.PersonOf(_organisation, _organisation.Users.Single(user => user.UserName.Split('@')[0] == "senior.one"));
            var share = await sharer.ShareAsync(photo.Request, photo.Item, south, colleague, second);
            using var agreed = await senior.PostAsync($"/clinic/requests/{photo.Request}/shares/{share}/agree", ("Answer", "Agreed"));
            Assert.Equal(HttpStatusCode.Found, agreed.StatusCode);
            return share;
        }
    }

    /// <summary>A view link, which is the first of its request, and was stopped.</summary>
    private static async Task ShowAsync(Sharer sharer, (string Request, string Item) photo)
    {
        using var shown = await sharer.Clinician.PostAsync(
            $"/clinic/requests/{photo.Request}/show-outside",
            ("Files", photo.Item), ("To", "patient"), ("Mobile", "07700 900199"), ("Email", "reader@example.com"), ("Days", "1"), ("Check", "birth-date"),
            ("Language", "en"), ("Press", RandomNumberGenerator.GetHexString(32, lowercase: true)), ("Step", "show"));
        Assert.Equal($"/clinic/requests/{photo.Request}/view-links/1/stop", shown.Headers.Location?.OriginalString);
        using var stopped = await sharer.Clinician.PostAsync($"/clinic/requests/{photo.Request}/view-links/1/stop");
        Assert.Equal(HttpStatusCode.Found, stopped.StatusCode);
    }

    /// <summary>Said to be of another patient, and put back by a second person: there is a report that both may open, and a photo that shows.</summary>
    private static async Task<string> MixUpAsync(StaffClient requester, StaffClient senior, (string Request, string Item) photo)
    {
        var address = $"/clinic/requests/{photo.Request}/wrong-patient";
        using var reported = await requester.PostAsync(address, ("Files", photo.Item), ("Reason", "Another hand"), ("Wish", "Move"));
        var misfile = reported.Headers.Location!.OriginalString.Split('/')[5];
        using var decided = await senior.PostAsync($"{address}/{misfile}", ("Decision", "PutBack"));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        return misfile;
    }

    public async Task<(string Request, string Link)> AskAsync(
        StaffClient requester, HospitalSystem hospital, SeedPatient patient, params (string Name, string Value)[] also)
    {
        using var sent = await requester.SubmitAsync(
            "/clinic/requests/new",
            [
                ("NhsNumber", patient.NhsNumber), ("Day", Number(patient.BirthDate.Day)), ("Month", Number(patient.BirthDate.Month)),
                ("Year", Number(patient.BirthDate.Year)), ("Mobile", patient.Mobile), ("Wanted", "1 photo"), ("Why", "To see how it heals"),
                ("Days", "7"), ("LookWithin", "7"), ("Team", _organisation.Teams[0].Id), ("Step", "send"), .. also,
            ]);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var request = sent.Headers.Location!.OriginalString.Split('/')[3];
        return (request, await hospital.NextLinkAsync(request, patient));
    }

    public async Task<(string Request, string Item)> SendPhotoAsync(HospitalSystem hospital, SeedPatient patient, (string Request, string Link) asked)
    {
        using var phone = new PhoneClient(world);
        await phone.ComeInAsync(asked.Link, patient);
        Assert.Equal("received", await phone.SettledAsync(await phone.UploadAsync(await TestPhotos.JpegAsync())));
        Assert.Equal("/p/sent", await phone.SendAsync());
        var items = await hospital.AllAsync(asked.Request, "filed");
        return (asked.Request, (string)items[0]!["id"]!);
    }

    /// <summary>What erasure does to a request: the row with its key goes.</summary>
    private async Task EraseKeyAsync(string request)
    {
        using var client = world.CreateClient();
        using var transport = new HttpClientTransport(client);
        var table = new TableServiceClient(world.Storage.Account.ConnectionString, new TableClientOptions { Transport = transport }).GetTableClient("Requests");
        await table.DeleteEntityAsync(request, "key");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
