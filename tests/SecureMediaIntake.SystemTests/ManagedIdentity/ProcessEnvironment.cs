using Xunit;

namespace SecureMediaIntake.SystemTests.ManagedIdentity;

/// <summary>Tests that change this process's environment variables: they run alone, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "Process environment";
}
