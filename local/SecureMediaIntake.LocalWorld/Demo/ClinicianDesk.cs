using System.Globalization;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>A clinician at the portal, by its pages alone.</summary>
internal sealed class ClinicianDesk(World world, IBrowserContext context)
{
    public async Task SignInAsync(SeedOrganisation organisation, SeedUser user)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(world.PublicOrigin, "/clinic").ToString());
        await page.ClickAsync("[data-action='log-in']");
        await page.ClickAsync($"[data-tenant='{organisation.TenantId}']");
        await page.ClickAsync($"[data-user='{user.UserName}']");
        await page.WaitForSelectorAsync("[data-action='new-request'], main table, main h1:has-text('Requests')");
        await page.CloseAsync();
    }

    /// <returns>The request's id.</returns>
    public async Task<string> AskAsync(SeedPatient patient, string wanted, string why)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(world.PublicOrigin, "/clinic/requests/new").ToString());
        await page.FillAsync("[name='NhsNumber']", patient.NhsNumber);
        await page.FillAsync("[name='Day']", patient.BirthDate.Day.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Month']", patient.BirthDate.Month.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Year']", patient.BirthDate.Year.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Mobile']", patient.Mobile);
        await page.FillAsync("[name='Wanted']", wanted);
        await page.FillAsync("[name='Why']", why);
        await page.ClickAsync("[data-action='check-request']");
        await page.ClickAsync("[data-action='send-request']");
        await page.WaitForSelectorAsync("[data-sent]");
        var id = await page.GetAttributeAsync("[data-sent]", "data-sent");
        await page.CloseAsync();
        return id!;
    }

    public Uri AddressOf(string request) => new(world.PublicOrigin, $"/clinic/requests/{request}");

    public async Task PictureAsync(string request, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(AddressOf(request).ToString());
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = path });
        await page.CloseAsync();
    }

    /// <summary>Fetches a part as a player does: range after range, each at most what the service gives.</summary>
    public async Task FetchAsync(string request, string item, string part, string path, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        var address = new Uri(AddressOf(request) + $"/items/{item}/{part}").ToString();
        long length;

        do
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await context.APIRequest.GetAsync(address, new()
            {
                Headers = new Dictionary<string, string> { ["Range"] = $"bytes={file.Length}-" },
            });

            if (answer.Status != 206)
            {
                throw new WorldException($"The portal answered {answer.Status} to a range of {part}.");
            }

            await file.WriteAsync(await answer.BodyAsync(), cancellation);
            length = long.Parse(answer.Headers["content-range"].Split('/')[1], CultureInfo.InvariantCulture);
        }
        while (file.Length < length);
    }
}
