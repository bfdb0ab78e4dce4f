using SecureMediaIntake.CommandLine.Doctor;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>A check that fails is a finding, and the others go on.</summary>
public sealed class ExaminationTests
{
    [Fact]
    public async Task What_does_not_answer_is_a_fault_with_its_cure() =>
        Assert.Equal(Finding.Fault(string.Empty, "Blob storage does not answer.", "Look there."), await FindAsync(new UnavailableException("Blob storage does not answer.")));

    [Fact]
    public async Task What_this_identity_may_not_see_is_not_called_broken() => Assert.Equal(Verdict.NotSeen, (await FindAsync(new ServiceRefusedException(403, "AuthorizationPermissionMismatch"))).Verdict);

    [Fact]
    public async Task Another_refusal_is_a_fault() => Assert.Equal(Verdict.Fault, (await FindAsync(new ServiceRefusedException(400, "InvalidHeaderValue"))).Verdict);

    [Fact]
    public async Task A_check_that_breaks_says_so_and_quotes_nothing()
    {
        var finding = await FindAsync(new InvalidOperationException("https://secret.example/?sig=abc"));

        Assert.Equal(Finding.Fault(string.Empty, "The check itself failed (InvalidOperationException).", "Look there."), finding);
    }

    [Fact]
    public async Task One_that_is_refused_does_not_hide_the_next()
    {
        var findings = await Examination.EachAsync(
            ["a", "b"], name => name, name => name == "a" ? throw new ServiceRefusedException(403, "No") : Task.FromResult(Finding.Good(name)));

        Assert.Equal([("a", Verdict.NotSeen), ("b", Verdict.Good)], findings.Select(one => (one.About, one.Verdict)));
    }

    [Fact]
    public async Task The_worst_finding_is_the_checks_verdict()
    {
        var all = await Examination.RunAsync([() => new Check(() => [Finding.Good("a"), Finding.Warning("b", "w", "d")]), () => new Check(() => [])], _ => { }, CancellationToken.None);

        Assert.Equal([Verdict.Warning, Verdict.Good], all.Select(one => one.Verdict));
    }

    private static async Task<Finding> FindAsync(Exception thrown) => Assert.Single((await Examination.RunAsync(new Check(() => throw thrown), CancellationToken.None)).Findings);

    private sealed class Check(Func<IReadOnlyList<Finding>> find) : ICheck
    {
        public string Name => "check";

        public string Looks => "a thing";

        public string IfSilent => "Look there.";

        public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult(find());
    }
}
