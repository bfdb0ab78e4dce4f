using System.Globalization;

using Microsoft.Playwright;

using SecureMediaIntake.LocalWorld.Composition;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>A clinician at the portal, by its pages alone.</summary>
internal sealed class ClinicianDesk(World world, IBrowserContext context)
{
    /// <summary>A desk and a phone, in CSS pixels.</summary>
    private static readonly int[] Widths = [1280, 360];

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

    /// <summary>Says that it is their patient, then pictures the request, what was removed, and each item on a desk and on a phone.</summary>
    /// <param name="items">Ids of what can be seen, with a name for the picture.</param>
    public async Task PictureAsync(string request, IReadOnlyList<(string Item, string Name)> items, string folder)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(AddressOf(request).ToString());
        await page.ClickAsync("[data-action='confirm-patient']");
        await page.WaitForSelectorAsync(".smi-gallery img");

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await ShootAsync(page, AddressOf(request), folder, $"portal-request-{width}");
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"portal-reports-{width}.png"), FullPage = true });

            foreach (var (item, name) in items)
            {
                await ShootAsync(page, new($"{AddressOf(request)}/items/{item}"), folder, $"portal-{name}-{width}");
            }
        }

        await page.CloseAsync();
    }

    private static async Task ShootAsync(IPage page, Uri address, string folder, string name)
    {
        await page.GotoAsync(address.ToString());
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
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
