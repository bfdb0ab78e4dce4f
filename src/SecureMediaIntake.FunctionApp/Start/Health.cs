using SecureMediaIntake.CareRecord;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Sandbox;
using SecureMediaIntake.FunctionApp.Scanning;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>
/// <c>GET /</c> is the host's ping and touches nothing. <c>/api/health/live</c> says that the process answers, <c>/api/health/ready</c> asks every
/// dependency, each with a time limit, and says which does not answer.
/// </summary>
internal static class Health
{
    private const string Good = "ok";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.Text(Good)).WithDisplayName("Ping").Serves(Caller.Anyone, "ping");
        routes.MapGet("/api/health/live", () => TypedResults.Ok(new Dictionary<string, string> { ["process"] = Good }))
            .WithDisplayName("Live").Serves(Caller.Anyone, "health");
        routes.MapGet("/api/health/ready", ReadyAsync).WithDisplayName("Ready").Serves(Caller.Anyone, "health");
    }

    private static async Task<IResult> ReadyAsync(
        StorageHealth storage, CareRecordHealth record, SandboxState sandbox, ScannerHealth scanner, CancellationToken cancellation)
    {
        var (tables, blobs, queues, vault) = (
            storage.TablesAsync(cancellation),
            storage.BlobsAsync(cancellation),
            storage.QueuesAsync(cancellation),
            storage.VaultAsync(cancellation));
        var silentRecords = await record.UnreachableAsync(cancellation);
        var checks = new Dictionary<string, string>
        {
            ["tables"] = Word(await tables),
            ["blobs"] = Word(await blobs),
            ["queues"] = Word(await queues),
            ["vault"] = Word(await vault),
            ["record"] = silentRecords.Count == 0 ? Good : $"no answer: {string.Join(", ", silentRecords)}",

            // Without a sandbox intake goes on, but nothing can be sanitised: that must not look healthy.
            ["sandbox"] = sandbox.Current is SandboxReadiness.NotReady(var reason) ? reason : Good,
            ["scanner"] = await scanner.ProblemAsync(cancellation) ?? Good,
        };

        return checks.Values.All(value => value == Good)
            ? TypedResults.Ok(checks)
            : TypedResults.Json(checks, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static string Word(bool answers) => answers ? Good : "no answer";
}
