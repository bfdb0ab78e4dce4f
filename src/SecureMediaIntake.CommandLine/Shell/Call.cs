using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.CommandLine.Start;

using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>One command as it was typed: its options, where its answer goes, and the deployment that it is about.</summary>
internal sealed class Call(ParseResult parsed, Terminal terminal) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },

        // Read in a terminal, not in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Deployment? _deployment;

    public ParseResult Parsed => parsed;

    public Terminal Terminal => terminal;

    public bool IsJson => parsed.GetValue<bool>(GlobalOptions.Json);

    public ProgressBars Progress => new(terminal, IsJson);

    /// <summary>The deployment whose settings are here.</summary>
    /// <exception cref="FunctionApp.Start.SettingsException">A setting is missing or wrong.</exception>
    public Deployment Deployment => _deployment ??= Deployment.Open(Settings(), parsed.GetValue<bool>(GlobalOptions.Verbose));

    /// <summary>The settings alone, also where they are wrong.</summary>
    public Microsoft.Extensions.Configuration.IConfigurationRoot Settings() => SettingsFile.Read(parsed.GetValue<FileInfo?>(GlobalOptions.Settings));

    /// <summary>Whether the services' own log lines are wanted.</summary>
    public bool IsVerbose => parsed.GetValue<bool>(GlobalOptions.Verbose);

    /// <summary>Writes the answer, once.</summary>
    /// <param name="machine">What <c>--json</c> writes, in camelCase.</param>
    /// <param name="person">What people read.</param>
    public void Answer(object machine, Action<IAnsiConsole> person)
    {
        if (IsJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(machine, Form));
        }
        else
        {
            person(terminal.OutConsole);
        }
    }

    /// <summary>Says why it was not done.</summary>
    /// <param name="code">Stable kebab-case code.</param>
    public void Fail(string code, string message)
    {
        if (IsJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new { error = new { code, message } }, Form));
        }
        else
        {
            terminal.Errors.WriteLine($"smi: {message} ({code})");
        }
    }

    public ValueTask DisposeAsync() => _deployment?.DisposeAsync() ?? ValueTask.CompletedTask;
}
