using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>The port on which the Functions host expects its custom handler.</summary>
internal static class HandlerPort
{
    public const string Variable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <exception cref="SettingsException">There is none: the app was started by hand instead of by a host.</exception>
    public static int Read(IConfiguration configuration) =>
        int.TryParse(configuration[Variable], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new SettingsException($"{Variable} is missing: this app runs behind the Azure Functions host. Try ./run dev.");
}
