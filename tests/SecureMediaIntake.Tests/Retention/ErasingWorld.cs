using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Filing;
using SecureMediaIntake.Tests.Steps;

using Xunit;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>Two people who erase, over rows and files in memory.</summary>
internal sealed class ErasingWorld
{
    public const string First = "Test Operator One";
    public const string Second = "Test Operator Two";
    public const string Case = "SAR-2026/14";

    public static readonly CancellationToken None = CancellationToken.None;

    public StepWorld Steps { get; } = new();

    public InMemoryCareRecord Record { get; } = new();

    public OperatorName Operators => new(Steps.Ledger, Steps.Keys, Steps.Organisations);

    public AskErasure Asking => new(Operators, Steps.Time);

    public Task<Outcome<Erasure>> AskAsync(RequestId id, string by = First, string caseNumber = Case, bool withdraw = true) =>
        Asking.RunAsync(id, caseNumber, withdraw, by, None);

    public Task<Outcome<Erasure>> AgreeAsync(RequestId id, string by = Second) =>
        new AgreeToErase(Steps.Ledger, Steps.Keys, Steps.Lists, Steps.Organisations, Steps.Time).RunAsync(id, by, None);

    /// <summary>Both people, and nothing of what comes after.</summary>
    public async Task AgreedAsync(RequestId id, bool withdraw = true)
    {
        Assert.IsType<Outcome<Erasure>.Ok>(await AskAsync(id, withdraw: withdraw));
        Assert.IsType<Outcome<Erasure>.Ok>(await AgreeAsync(id));
    }

    /// <summary>What a message on <c>check-request</c> brings about.</summary>
    public Task ContinueAsync(RequestId id) => new ContinueErasing(
        Steps.Ledger, new(Steps.Ledger), new(Steps.Ledger, Steps.Keys, Steps.Organisations, Record, Steps.Time), Steps.Time).RunAsync(id, None);

    public HoldRequest Holds => new(Operators, Steps.Time);

    /// <summary>As the trail of a request names them.</summary>
    public async Task<string> PseudonymAsync(RequestId id, string name)
    {
        using var key = await Steps.KeyAsync(id);
        return Actors.ForOperator(name, key).Pseudonym;
    }

    public async Task<Erasure> ErasureAsync(RequestId id) => (await Steps.ReadAsync(id)).Erasure()!;

    public static Problem Refusal<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;
}
