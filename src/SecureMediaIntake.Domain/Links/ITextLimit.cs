namespace SecureMediaIntake.Domain.Links;

/// <summary>Counts texts to one number on one day, whoever sends them: nobody is to be flooded, by a mistake or by somebody's script.</summary>
public interface ITextLimit
{
    /// <summary>Takes one of the day's places for this number.</summary>
    /// <param name="reference">Of the text. The same text again keeps the place that it has.</param>
    /// <param name="most">How many places a day has.</param>
    /// <returns>False when all of them are taken by other texts.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    Task<bool> TryTakeAsync(string mobile, DateOnly day, string reference, int most, CancellationToken cancellation);

    /// <summary>Forgets the counts of every earlier day.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation);
}
