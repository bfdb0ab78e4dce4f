using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What one run may use (docs/design.md). The kernel enforces all but the clock.</summary>
/// <param name="DataBytes">Private writable memory: the real limit, since it does not count what .NET merely reserves.</param>
/// <param name="AddressSpaceBytes">Holds shared memory too. 2 GiB is too little for HEIC.</param>
/// <param name="CpuSeconds">User and system, of each process.</param>
/// <param name="FileBytes">Largest file that can be written.</param>
/// <param name="Clock">After this everything in the sandbox is killed.</param>
internal sealed record SandboxLimits(long DataBytes, long AddressSpaceBytes, int CpuSeconds, long FileBytes, TimeSpan Clock)
{
    private const long GiB = 1L << 30;

    /// <summary>108 megapixels take 2 to 5 seconds and, turned, 412 MB.</summary>
    public static SandboxLimits Image { get; } = new(1 * GiB, 4 * GiB, 30, MediaLimits.ImageOutputBytes, TimeSpan.FromSeconds(60));

    /// <summary>300 seconds of 4K at 60 frames take 17 CPU minutes; 22 minutes by the clock end inside the host's 25.</summary>
    public static SandboxLimits Video { get; } = new(1 * GiB, 4 * GiB, 1200, MediaLimits.VideoOutputBytes, TimeSpan.FromMinutes(22));

    /// <summary>For the second try: half as much again of memory and time.</summary>
    public SandboxLimits Raised() => this with
    {
        DataBytes = DataBytes * 3 / 2,
        AddressSpaceBytes = AddressSpaceBytes * 3 / 2,
        CpuSeconds = CpuSeconds * 3 / 2,
        Clock = Clock * 1.5,
    };
}
