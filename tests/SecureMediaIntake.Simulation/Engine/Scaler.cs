namespace SecureMediaIntake.Simulation.Engine;

/// <summary>How many workers KEDA asks for: one for each so many messages, a step at a time up, down only after a calm while.</summary>
internal sealed class Scaler(int least, int most, int messagesForOne)
{
    /// <summary>KEDA's polling interval and cool-down as Container Apps sets them, in seconds: https://learn.microsoft.com/javascript/api/@azure/arm-appcontainers/scale.</summary>
    public const double PollSeconds = 30;
    public const double CalmSeconds = 300;

    /// <summary>At most so many more at a time, or as many again: an assumption, after Kubernetes' default.</summary>
    private const int StepUp = 4;

    private double _wantedMoreAt;

    /// <param name="messages">Of the longest queue.</param>
    public int Next(double now, int workers, long messages)
    {
        var wanted = (int)Math.Clamp((messages + messagesForOne - 1) / messagesForOne, least, most);

        if (wanted >= workers)
        {
            _wantedMoreAt = now;
            return Math.Min(wanted, workers + Math.Max(StepUp, workers));
        }

        return now - _wantedMoreAt < CalmSeconds ? workers : wanted;
    }
}
