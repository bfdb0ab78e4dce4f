using System.Security.Cryptography.X509Certificates;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>How a local text service is made.</summary>
public sealed class NotifyServerOptions
{
    /// <summary>Server certificate with its private key, for 127.0.0.1. Null serves plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Time of acceptance and delivery, and the clock that tokens are checked against.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further templates by id (a UUID), with <c>((field))</c> for what is filled in.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>Templates of e-mails by id (a UUID): subject and body.</summary>
    public IReadOnlyDictionary<string, (string Subject, string Body)> EmailTemplates { get; init; } = new Dictionary<string, (string Subject, string Body)>();

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Time from acceptance until a text is on its way.</summary>
    public TimeSpan SendingAfter { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Time from acceptance until the phone has it.</summary>
    public TimeSpan DeliveredAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between the tries to post a receipt, of which there are five.</summary>
    public TimeSpan ReceiptPause { get; init; } = TimeSpan.FromMinutes(5);
}
