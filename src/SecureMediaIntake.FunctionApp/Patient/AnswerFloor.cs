namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Every answer at the door and to the check takes at least a second, so that its time tells nothing and guessing is slow.</summary>
internal sealed class AnswerFloor(TimeProvider clock)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var floor = Task.Delay(Least, clock);

        try
        {
            return await work();
        }
        finally
        {
            await floor;
        }
    }
}
