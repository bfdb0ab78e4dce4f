using System.Net;

using SecureMediaIntake.LocalWorld.CareRecord;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>What a colleague of the other organisation gets: what does not exist. And what happens while the record is away.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class OutsiderTests(JourneyWorld journey)
{
    [Fact]
    public async Task The_other_organisation_finds_nothing_of_it_and_a_record_that_is_down_only_delays()
    {
        await using var host = await journey.StartHostAsync();
        await journey.ReadyAsync();
        var (north, south) = (journey.World.Seed.Organisations[0], journey.World.Seed.Organisations[1]);
        var hospital = new HospitalSystem(journey.World, north);
        var (request, link) = await hospital.AskAsync(north.Patients[2]);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(link, north.Patients[2]);
        var id = await phone.UploadAsync(await TestPhotos.JpegAsync());
        Assert.Equal("received", await phone.SettledAsync(id));

        var record = journey.World.CareRecord.Control(north.Code);
        await record.AddFaultAsync(
            new(RecordFaultKind.Refuse) { Times = 3 }, CancellationToken.None);
        Assert.Equal("/p/sent", await phone.SendAsync());
        await hospital.AllAsync(request, "filed");
        await record.ClearFaultsAsync(CancellationToken.None);

        using var stranger = await new HospitalSystem(journey.World, south).ClientAsync();
        using var read = await stranger.GetAsync(new Uri($"/api/v1/media-requests/{request}", UriKind.Relative));
        using var none = await stranger.GetAsync(new Uri($"/api/v1/media-requests/{new string('0', 32)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(await none.Content.ReadAsStringAsync(), await read.Content.ReadAsStringAsync());
    }
}
