using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>Log lines leave without exceptions: their messages quote addresses, and those of parsers what patients wrote. The line says what happened and where.</summary>
internal sealed class SafeLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data) => data.Exception = null;
}
