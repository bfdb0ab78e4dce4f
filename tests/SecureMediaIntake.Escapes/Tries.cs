namespace SecureMediaIntake.Escapes;

/// <summary>Whether something went through. That each try can go through at all, the run without walls shows.</summary>
internal static class Tries
{
    public static bool Do(Action act) => Ask(() =>
    {
        act();
        return true;
    });

    public static bool Do<T>(Func<T> act) => Ask(() =>
    {
        _ = act();
        return true;
    });

    public static bool Ask(Func<bool> question)
    {
        try
        {
            return question();
        }
#pragma warning disable CA1031 // A wall shows as whatever the library makes of a refused call.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
