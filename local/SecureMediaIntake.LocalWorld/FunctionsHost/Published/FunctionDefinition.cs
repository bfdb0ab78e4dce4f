namespace SecureMediaIntake.LocalWorld.FunctionsHost.Published;

/// <summary>One folder with a function.json. The cases are all that this host can run.</summary>
/// <param name="Binding">Name of the trigger binding: the key under <c>Data</c> in the envelope.</param>
internal abstract record FunctionDefinition(string Name, string Binding)
{
    /// <param name="Route">Template without the prefix.</param>
    /// <param name="Methods">Upper case; empty for all.</param>
    public sealed record Http(string Name, string Binding, string Route, IReadOnlyList<string> Methods) : FunctionDefinition(Name, Binding);

    public sealed record Queue(string Name, string Binding, string QueueName) : FunctionDefinition(Name, Binding);

    /// <param name="Schedule">Six-field NCRONTAB, UTC.</param>
    public sealed record Timer(string Name, string Binding, string Schedule) : FunctionDefinition(Name, Binding);
}
