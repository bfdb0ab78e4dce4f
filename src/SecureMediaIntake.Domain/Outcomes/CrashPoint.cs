namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>
/// A named moment between two effects. The fault tests arm one (Development only) and the process kills itself there with SIGKILL:
/// no finally, no flush, as a lost machine would. Off, a hit costs one static read.
/// </summary>
/// <remarks>Names are <c>Step.effect.before</c> or <c>.after</c>, as in the table of crash points in docs/threat-model.md.</remarks>
public static class CrashPoint
{
    private static volatile Action<string>? _armed;

    public static void Arm(Action<string> onHit) => _armed = onHit;

    public static void Disarm() => _armed = null;

    public static void Hit(string name) => _armed?.Invoke(name);
}
