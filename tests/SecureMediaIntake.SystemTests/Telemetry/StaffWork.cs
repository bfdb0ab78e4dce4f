using System.Net;

using SecureMediaIntake.SystemTests.Access;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>What staff do with a photo, by the portal's own pages, with something typed wherever something can be.</summary>
internal sealed class StaffWork(StaffClient nurse, StaffClient colleague, string request, string item)
{
    private string Address => $"/clinic/requests/{request}";

    public async Task RunAsync(PlantedWords words, string to, string organisation)
    {
        await PressAsync($"{Address}/confirm");
        await LookAsync(nurse, $"{Address}/items/{item}/preview");
        await PressAsync($"{Address}/urgency", ("Urgency", "Urgent"), ("Why", words.Of("urgency")));
        await WriteAsync(words.Of("note to colleagues"));
        await PressAsync($"{Address}/share", ("Organisation", organisation), ("To", to), ("Files", item), ("Why", words.Of("share")), ("Days", "7"), ("Step", "share"));
        await LookAsync(colleague, $"/clinic/shared/{request}");
        await PressAsync($"{Address}/review");
        await PressAsync($"{Address}/wrong-patient", ("Files", item), ("Reason", words.Of("wrong patient")), ("Wish", "Move"));
    }

    private async Task WriteAsync(string text)
    {
        using var written = await nurse.SubmitAsync($"{Address}/notes", ("Text", text));
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
    }

    private async Task PressAsync(string address, params (string Name, string Value)[] fields)
    {
        using var pressed = await nurse.PostAsync(address, fields);
        Assert.True(pressed.StatusCode is HttpStatusCode.Found, $"{address.Split('/')[^1]} answered {(int)pressed.StatusCode}.");
    }

    private static async Task LookAsync(StaffClient who, string address)
    {
        using var seen = await who.SendAsync(HttpMethod.Get, address, asPage: true);
        Assert.True(seen.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{(int)seen.StatusCode}");
    }
}
