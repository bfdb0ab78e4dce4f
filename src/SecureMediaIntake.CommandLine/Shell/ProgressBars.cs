using Spectre.Console;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>A bar for work that takes long: on stderr, and only where a person looks. A file or a pipe gets nothing of it.</summary>
internal sealed class ProgressBars(Terminal terminal, bool isJson)
{
    /// <param name="what">What is being done, in a word or two.</param>
    /// <param name="total">How much there is; null where nobody knows before the end.</param>
    /// <param name="work">Gets what to call with how much is done so far.</param>
    public async Task<T> RunAsync<T>(string what, double? total, Func<Action<double>, Task<T>> work)
    {
        if (!terminal.IsWatched || isJson)
        {
            return await work(_ => { });
        }

        return await terminal.ErrorConsole.Progress().AutoClear(true).StartAsync(context =>
        {
            var bar = context.AddTask(Markup.Escape(what), maxValue: total ?? 1);
            bar.IsIndeterminate = total is null;
            return work(done => bar.Value = done);
        });
    }
}
