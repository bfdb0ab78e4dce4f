using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>Texts and their receipts, on the real parts: queues that hide messages, a text service that calls back.</summary>
[Collection(JourneyTestGroup.Name)]
public sealed class TextTests(JourneyWorld journey)
{
    [Fact]
    public async Task A_text_is_delivered_remembered_once_and_missed_when_files_wait()
    {
        await using var host = await journey.StartHostAsync(("Texts__ReminderAfter", "00:00:04"), ("Texts__NotSentAfter", "00:00:03"));
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var patient = organisation.Patients[1];
        var hospital = new HospitalSystem(journey.World, organisation);
        var (request, link) = await hospital.AskAsync(patient);

        // The call-back of the text service, and then the reminder: another secret, the same link.
        await RowSaysAsync(request, "text:link-1", "Delivered");
        var reminder = await hospital.NextLinkAsync(request, patient);
        Assert.NotEqual(link, reminder);
        using var phone = new PhoneClient(journey.World);
        await phone.ComeInAsync(reminder, patient);

        await phone.SettledAsync(await phone.UploadAsync(await TestPhotos.JpegAsync()));
        var waiting = await hospital.NextLinkAsync(request, patient);
        (await phone.OpenAsync(waiting)).Dispose();
        Assert.Equal("verified", (string?)(await hospital.ReadAsync(request))["link"]);
        await RowSaysAsync(request, "text:not-sent", "Delivered");

        Assert.Equal(
            [$"{request}.link-1", $"{request}.reminder", $"{request}.not-sent"],
            journey.World.Texts.Texts.Select(text => text.Reference).Where(reference => reference?.StartsWith(request, StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_number_that_does_not_exist_is_found_out_though_the_receipt_is_lost()
    {
        await using var host = await journey.StartHostAsync(("Texts__AskForReceiptAfter", "00:00:02"), ("Notify__ReceiptToken", new string('x', 44)));
        await journey.ReadyAsync();
        var organisation = journey.World.Seed.Organisations[0];
        var (request, _) = await new HospitalSystem(journey.World, organisation).AskAsync(organisation.Patients[1]);

        // The call-back is refused, since its token is another one: asking finds out all the same.
        await RowSaysAsync(request, "text:link-1", "Delivered");
    }

    private async Task RowSaysAsync(string request, string row, string word)
    {
        var storage = journey.World.Storage.Account;
        using var client = journey.World.CreateClient();
        var table = new TableClient(
            storage.TableUri, "Requests", new TableSharedKeyCredential(storage.Name, storage.Key), new TableClientOptions { Transport = new HttpClientTransport(client) });

        await Eventually.TrueAsync(
            async () => (await table.GetEntityIfExistsAsync<TableEntity>(request, row)) is { HasValue: true, Value: { } entity }
                && entity.GetString("Body").Contains($"\"receipt\":\"{word}\"", StringComparison.Ordinal),
            $"{row} of {request} says {word}");
    }
}
