using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>A39 and A64: what is not encrypted exactly as the page does it is refused, and the patient is asked for it again.</summary>
[Collection(PhoneTestGroup.Name)]
public sealed class TamperedUploadTests(PhoneWorld world)
{
    private const string ChooseAgain = "Part of this came from another phone. Choose it again, or remove it.";

    [Fact]
    public async Task An_unknown_key_is_refused_before_anything_is_sent()
    {
        using var phone = await ComeInAsync();

        using var refused = await phone.ReserveAsync(await TestPhotos.JpegAsync(), new PhoneEncryption(), keyId: "upload-somebody-elses");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("The selected file could not be uploaded - try again", (string?)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["publicMessage"]);
    }

    [Fact]
    public async Task Another_version_or_counter_is_refused_and_the_patient_reads_to_choose_the_file_again()
    {
        using var phone = await ComeInAsync();
        PhoneEncryption[] others =
        [
            new() { Version = "1.0\0\0\0\0\0"u8.ToArray() },
            new() { Version = [] },
            new() { Nonce = number => Counter(number, BinaryPrimitives.WriteUInt64LittleEndian) },
            new() { Nonce = number => Counter(number + 1, BinaryPrimitives.WriteUInt64BigEndian) },
        ];
        var ids = new List<string>();

        foreach (var encryption in others)
        {
            var (id, count, digest) = await phone.StageAsync(await TestPhotos.JpegAsync(), "photo", "image/jpeg", encryption: encryption);
            await phone.CompleteAsync(id, count, digest);
            ids.Add(id);
        }

        // Received at first, as its bytes are those that the page hashed; refused when it is opened.
        await Eventually.TrueAsync(
            async () => (await Task.WhenAll(ids.Select(phone.SettledAsync))).All(state => state == "refused"), "all four uploads are refused");
        Assert.Equal(4, await ReadsAsync(phone, ChooseAgain));
    }

    [Fact]
    public async Task Blocks_that_were_committed_without_their_encryption_data_are_not_taken()
    {
        using var phone = await ComeInAsync();
        var (id, count, digest) = await phone.StageAsync(await TestPhotos.JpegAsync(), "photo", "image/jpeg");
        await phone.CommitAsHolderAsync(id);

        using var refused = await phone.PostJsonAsync($"/p/uploads/{id}/complete", new JsonObject { ["blockCount"] = count, ["digest"] = digest });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(("differs", ChooseAgain), ((string?)problem["code"], (string?)problem["publicMessage"]));
    }

    [Fact]
    public async Task Bytes_that_are_not_those_that_the_page_hashed_are_refused_and_the_patient_reads_to_choose_the_file_again()
    {
        using var phone = await ComeInAsync();
        var (id, count, _) = await phone.StageAsync(await TestPhotos.JpegAsync(), "photo", "image/jpeg");

        await phone.CompleteAsync(id, count, new string('0', 64));

        Assert.Equal("refused", await phone.SettledAsync(id));
        Assert.Equal(1, await ReadsAsync(phone, ChooseAgain));
    }

    private static byte[] Counter(ulong number, Action<Span<byte>, ulong> write)
    {
        var nonce = new byte[12];
        write(nonce.AsSpan(4), number);
        return nonce;
    }

    /// <returns>How many rows of the files page say so.</returns>
    private static async Task<int> ReadsAsync(PhoneClient phone, string words)
    {
        using var page = await phone.GetAsync("/p/files");
        return (await page.Content.ReadAsStringAsync()).Split($">{words}<").Length - 1;
    }

    private async Task<PhoneClient> ComeInAsync()
    {
        var (_, link) = await world.AskAsync();
        var phone = new PhoneClient(world.World);
        await phone.ComeInAsync(link, world.Patient);
        return phone;
    }
}
