using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What became of the upload.</summary>
[JsonConverter(typeof(NamesOnly<SanitisingVerdict>))]
public enum SanitisingVerdict
{
    /// <summary>Nothing of it was kept.</summary>
    Refused,

    /// <summary>Files were made and passed every check.</summary>
    Passed,
}

/// <summary>Who said no.</summary>
[JsonConverter(typeof(NamesOnly<RefusedBy>))]
public enum RefusedBy
{
    /// <summary>Our own look at the first bytes: no decoder has seen the file.</summary>
    FirstBytes,

    /// <summary>The malware scanner: no decoder has seen the file.</summary>
    Scanner,

    /// <summary>The Sanitiser, in its sandbox, or its sandbox by ending it.</summary>
    Sandbox,
}
