using System.Diagnostics;

namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>Either a value or the <see cref="Outcomes.Problem"/> that prevented one. Faults are exceptions, refusals are values.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
        // Closed: Ok and Refused are all there is, so a switch over both is complete.
    }

    public static implicit operator Outcome<T>(T value) => new Ok(value);

    public static implicit operator Outcome<T>(Problem problem) => new Refused(problem);

    /// <summary>Goes on with the value, or carries the refusal along unchanged.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => this switch
    {
        Ok(var value) => next(value),
        Refused(var problem) => problem,
        _ => throw new UnreachableException(),
    };

    public sealed record Ok(T Value) : Outcome<T>;

    public sealed record Refused(Problem Problem) : Outcome<T>;
}
