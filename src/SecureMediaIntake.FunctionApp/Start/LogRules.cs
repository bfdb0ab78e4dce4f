namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>
/// What may be written to the log, which the host keeps: our own lines of ids and codes, and warnings of the rest. The framework's informational
/// lines quote addresses and headers.
/// </summary>
internal static class LogRules
{
    public static void AddLogRules(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.AddFilter((category, level) => level >= (
            category?.StartsWith("SecureMediaIntake.", StringComparison.Ordinal) == true ? LogLevel.Information : LogLevel.Warning));

        // Its errors quote the exception's message; FaultGuard writes the same event without one.
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.None);

        // It warns on every page that it sets the caching that every page of ours has anyway.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        logging.AddFilter("Microsoft.IdentityModel", LogLevel.None);
    }
}
