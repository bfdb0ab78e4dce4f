namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>How the walls are built. The deployer chooses: falling back by itself would weaken them without anybody's decision (docs/adr/0005).</summary>
internal enum SandboxKind
{
    /// <summary>Namespaces by bubblewrap: the stronger one, and the default.</summary>
    Bubblewrap,

    /// <summary>Landlock, where the platform allows no user namespaces.</summary>
    Landlock,
}
