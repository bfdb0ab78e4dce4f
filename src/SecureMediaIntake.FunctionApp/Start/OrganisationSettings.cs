using System.ComponentModel.DataAnnotations;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>Reads the organisations from the settings; a missing or bad value stops the start with its name.</summary>
internal static class OrganisationSettings
{
    public const string Section = "Organisations";

    /// <exception cref="SettingsException">What is missing or wrong, and where.</exception>
    public static OrganisationDirectory Read(IConfiguration configuration)
    {
        var organisations = configuration.GetSection(Section).GetChildren().Select(ReadOne).ToList();

        return organisations.Count == 0
            ? throw new SettingsException($"{Section}: at least one organisation is needed.")
            : new OrganisationDirectory(organisations);
    }

    private static Organisation ReadOne(IConfigurationSection section)
    {
        var organisation = section.Get<Organisation>() ?? throw new SettingsException($"{section.Path} is empty.");
        var problems = new List<ValidationResult>();

        if (!Validator.TryValidateObject(organisation, new(organisation), problems, validateAllProperties: true))
        {
            throw new SettingsException($"{section.Path}: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
        }

        if (!Validator.TryValidateObject(organisation.Clocks, new(organisation.Clocks), problems, validateAllProperties: true))
        {
            throw new SettingsException($"{section.Path}:Clocks: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
        }

        CheckTemplates(section, organisation);
        CheckWebhooks(section, organisation);

        if (organisation.TenantId == Guid.Empty)
        {
            throw new SettingsException($"{section.Path}:TenantId is missing.");
        }

        return new[] { organisation.FhirBaseUri, organisation.RecordIdentifierBase }.All(uri => uri is { IsAbsoluteUri: true, Scheme: "https" })
            ? organisation
            : throw new SettingsException($"{section.Path}: FhirBaseUri and RecordIdentifierBase must be https addresses.");
    }

    private static void CheckWebhooks(IConfigurationSection section, Organisation organisation)
    {
        foreach (var webhook in organisation.Webhooks)
        {
            var problems = new List<ValidationResult>();

            if (!Validator.TryValidateObject(webhook, new(webhook), problems, validateAllProperties: true))
            {
                throw new SettingsException($"{section.Path}:Webhooks: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
            }

            if (webhook.Address is not { IsAbsoluteUri: true, Scheme: "https", UserInfo: "", Fragment: "" })
            {
                throw new SettingsException($"{section.Path}:Webhooks: Address must be an https address without user, password or fragment.");
            }

            if (webhook.Events.FirstOrDefault(name => !EventNames.All.Contains(name, StringComparer.Ordinal)) is not null)
            {
                throw new SettingsException($"{section.Path}:Webhooks: Events must be of {string.Join(", ", EventNames.All)}.");
            }
        }

        if (organisation.Webhooks.Select(webhook => webhook.Id).Distinct(StringComparer.Ordinal).Count() != organisation.Webhooks.Count)
        {
            throw new SettingsException($"{section.Path}:Webhooks: two of them have the same Address.");
        }
    }

    private static void CheckTemplates(IConfigurationSection section, Organisation organisation)
    {
        foreach (var template in organisation.Templates)
        {
            var problems = new List<ValidationResult>();

            if (!Validator.TryValidateObject(template, new(template), problems, validateAllProperties: true))
            {
                throw new SettingsException($"{section.Path}:Templates: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
            }

            if (!AskRules.Days.Contains(template.Days) || !AskRules.LookWithinDays.Contains(template.LookWithinDays))
            {
                throw new SettingsException(
                    $"{section.Path}:Templates: Days must be one of {string.Join(", ", AskRules.Days)}, LookWithinDays one of {string.Join(", ", AskRules.LookWithinDays)}.");
            }
        }

        if (organisation.Templates.Select(template => template.Id).Distinct(StringComparer.Ordinal).Count() != organisation.Templates.Count)
        {
            throw new SettingsException($"{section.Path}:Templates: two of them have the same Id.");
        }
    }
}

/// <summary>A setting is missing or wrong. The message names it in words for whoever deploys; it never quotes a value.</summary>
internal sealed class SettingsException(string message) : Exception(message);
