namespace SecureMediaIntake.Tests.Infra;

/// <summary>
/// The Azure baseline, line by line, on what the template would make: in production, in development, and behind Front Door. Each line is also broken
/// once, to show that it can fail.
/// </summary>
public sealed class BaselineTests
{
    private static readonly IReadOnlyList<Assertion> Baseline =
    [
        .. StorageBaseline.All, .. VaultBaseline.All, .. RoleBaseline.All, .. AppBaseline.All, .. NetworkBaseline.All, .. WatchBaseline.All,
    ];

    private static readonly (Of Of, Lazy<Deployment> Made)[] Deployments =
    [
        (Of.Production, new(() => Deployment.Production)), (Of.Development, new(() => Deployment.Development)), (Of.BehindFrontDoor, new(() => Deployment.BehindFrontDoor)),
    ];

    public static TheoryData<string> Lines => [.. Baseline.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void It_holds(string line)
    {
        var assertion = Find(line);

        Assert.All(Meant(assertion), one => Assert.True(assertion.Problem(one.Made.Value) is not { } problem, $"{line} ({assertion.Source}), {one.Of}: {assertion.Problem(one.Made.Value)}"));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void It_can_fail(string line)
    {
        var assertion = Find(line);

        Assert.All(Meant(assertion), one => Assert.True(assertion.Problem(assertion.Break(one.Made.Value.Copy())) is not null, $"{line}: broken on purpose, and nothing was noticed in {one.Of}"));
    }

    [Fact]
    public void Each_line_has_a_name_of_its_own() => Assert.Equal(Baseline.Count, Baseline.Select(one => one.Name).Distinct().Count());

    [Fact]
    [Trait("Goal", "infra")]
    public void All_of_them_hold()
    {
        var broken = Baseline.Where(assertion => Meant(assertion).Any(one => assertion.Problem(one.Made.Value) is not null)).Select(one => one.Name).ToList();
        Figures.Tell($"infra: {Baseline.Count - broken.Count} of {Baseline.Count} assertions hold, in {Deployments.Length} deployments");

        Assert.Empty(broken);
        Assert.True(Baseline.Count >= 40);
    }

    private static Assertion Find(string line) => Baseline.First(one => one.Name == line);

    private static IEnumerable<(Of Of, Lazy<Deployment> Made)> Meant(Assertion assertion) => Deployments.Where(one => assertion.Of.HasFlag(one.Of));
}
