using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What the organisation's care record says about the phone number to which a text is to go: a wrong one shows a stranger that somebody is a patient.</summary>
public interface INumberIndex
{
    /// <param name="mobile">E.164.</param>
    /// <param name="patient">Whom the text is for.</param>
    /// <remarks>Asked by POST, so that the number stays out of every log of addresses (docs/design.md).</remarks>
    /// <exception cref="UnavailableException">The care record does not answer, or does not know how to be asked. Nobody has to wait for it: it is advice.</exception>
    Task<NumberFacts> ReadAsync(Organisation organisation, string mobile, PatientFacts patient, CancellationToken cancellation);
}

/// <param name="OtherRecords">How many other patients in use have it too.</param>
/// <param name="IsOnRecord">Whether the patient's own record has it.</param>
/// <param name="IsContacts">Whether it is there as somebody else's: next of kin, a carer.</param>
/// <param name="Since">Since which day the record has it; null where it does not say.</param>
public sealed record NumberFacts(int OtherRecords, bool IsOnRecord, bool IsContacts, DateOnly? Since)
{
    public override string ToString() => "number facts";
}
