namespace SecureMediaIntake.LocalWorld.Commands;

/// <summary>One line at once: <see cref="Progress{T}"/> hands lines to the thread pool, where they overtake each other.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
