using Microsoft.Extensions.Options;

using SecureMediaIntake.CommandLine.Shell;
using SecureMediaIntake.CommandLine.Start;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>The settings, by the very validators that stop the app's start. First of all, since nothing else can be looked at without them.</summary>
internal static class SettingsCheck
{
    public const string Name = "settings";

    private const string Looks = "every setting, as the app does when it starts";

    /// <returns>What was found, and the deployment unless its settings do not even allow to put it together.</returns>
    public static (Examined Examined, Deployment? Deployment) Run(Call call)
    {
        var wrong = new List<string>();
        Deployment? deployment = null;

        Note(wrong, () => deployment = call.Deployment);
        Note(wrong, () => deployment?.Validate());
        Note(wrong, () => SignInSettings.Read(call.Settings()));
        return (new(Name, Looks, wrong.Count == 0 ? [Finding.Good()] : [.. wrong.Select(Fault)], 0), deployment);
    }

    private static void Note(List<string> wrong, Action read)
    {
        try
        {
            read();
        }
        catch (SettingsException failure)
        {
            wrong.Add(failure.Message);
        }
        catch (OptionsValidationException failure)
        {
            wrong.AddRange(failure.Failures);
        }
        catch (AggregateException failures) when (failures.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            wrong.AddRange(failures.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures));
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // The binder's: a number or address that is none. Its message names the setting, and quotes the value: it is not shown.
            wrong.Add($"A setting has a value of the wrong kind ({failure.GetType().Name}).");
        }
    }

    private static Finding Fault(string message) =>
        Finding.Fault(string.Empty, message, "Set it as docs/settings.md says, and restart the app: it does not start like this.");
}
