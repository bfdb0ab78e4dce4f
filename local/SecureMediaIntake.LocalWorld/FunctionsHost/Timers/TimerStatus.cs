namespace SecureMediaIntake.LocalWorld.FunctionsHost.Timers;

/// <summary>Last and next run of a timer; the default time stands for never, as the host writes it.</summary>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);
