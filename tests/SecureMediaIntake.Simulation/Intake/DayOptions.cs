namespace SecureMediaIntake.Simulation.Intake;

/// <param name="FromHour">First hour in which requests come.</param>
/// <param name="Hours">How many hours; 24 for each day.</param>
/// <param name="Workers">Most at once: infra/prod.bicepparam, maxWorkers.</param>
/// <param name="Deployments">Separate ones that share the requests.</param>
/// <param name="RecordDownAt">Hour from which the care record does not answer for an hour; null: never.</param>
/// <param name="CountsHidden">Whether KEDA counts messages that a queue hides, which is its default.</param>
internal sealed record DayOptions(
    double RequestsPerDay, ulong Seed, int FromHour, int Hours, int Workers, int Deployments, int? RecordDownAt, bool CountsHidden)
{
    /// <summary>host.json: batchSize and newBatchThreshold of 1 each are two messages of a function at a time; KEDA gets the batch as its target.</summary>
    public const int PlacesOfAWorker = 2;
    public const int MessagesForOneWorker = 1;

    /// <summary>host.json.</summary>
    public const int MaxDequeues = 5;
    public const double VisibilitySeconds = 30;
    public const double LongestPoll = 1;

    /// <summary>PipelineOptions: the watchdog's delay, how long a file waits for Send, and the first wait for a record, doubled up to an hour (PutOff).</summary>
    public const double WatchdogSeconds = 120;
    public const double IdleSeconds = 3_600;
    public const double FirstPutOff = 30;
    public const double LongestPutOff = 3_600;

    /// <summary>Assumptions: from a container's start to its first message, between two files of a patient, from the last file to Send, and runs that a fault ends.</summary>
    public const double StartSeconds = 45;
    public const double BetweenFiles = 15;
    public const double BeforeSend = 20;
    public const double FaultShare = 0.000_5;

    /// <summary>After the last request, so long for the rest; what is then not done counts as waiting.</summary>
    public const double DrainSeconds = 2 * 3_600;

    /// <summary>Above this a day takes minutes: only the peak hour is run.</summary>
    public const double LargestWholeDay = 1_000_000;
}
