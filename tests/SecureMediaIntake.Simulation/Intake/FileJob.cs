namespace SecureMediaIntake.Simulation.Intake;

/// <summary>A message: of one file, or of a watchdog.</summary>
/// <param name="SendAt">When the patient presses Send.</param>
/// <param name="Cpu">Seconds in the sandbox.</param>
/// <param name="Dequeues">How often the message was taken and not finished.</param>
/// <param name="PutOffs">How often it was put off because the record was away.</param>
internal readonly record struct FileJob(Step Step, double SendAt, float Cpu, byte Dequeues, byte PutOffs)
{
    /// <summary>As the moment of Send: a message that an earlier look put off for an hour.</summary>
    public const double LeftOver = -1;
}

internal enum What
{
    RequestComes,
    MessageShows,
    MessageDone,
    KedaLooks,
    WorkersAreUp,
}

/// <param name="Hidden">Whether the queue hid the message until now.</param>
internal readonly record struct Happening(What What, FileJob Job, int Workers = 0, bool Hidden = false);
