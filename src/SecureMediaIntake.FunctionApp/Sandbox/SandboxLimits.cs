using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What one run may use, in numbers of <see cref="MediaLimits"/>. The kernel enforces all but the clock and the stall.</summary>
/// <param name="DataBytes">Private writable memory: the real limit, since it does not count what .NET merely reserves.</param>
/// <param name="AddressSpaceBytes">Holds shared memory too. 2 GiB is too little for HEIC.</param>
/// <param name="CpuSeconds">User and system, of each process.</param>
/// <param name="FileBytes">Largest file that can be written.</param>
/// <param name="Clock">After this everything in the sandbox is killed.</param>
internal sealed record SandboxLimits(long DataBytes, long AddressSpaceBytes, int CpuSeconds, long FileBytes, TimeSpan Clock)
{
    /// <summary>When nothing in the sandbox has been at work for so long, everything is killed too.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(MediaLimits.StallSeconds);

    public static SandboxLimits Image { get; } = Of(MediaLimits.ImageCpuSeconds, MediaLimits.ImageOutputBytes, MediaLimits.ImageClockSeconds);

    public static SandboxLimits Video { get; } = Of(MediaLimits.VideoCpuSeconds, MediaLimits.VideoOutputBytes, MediaLimits.VideoClockSeconds);

    /// <summary>For a look at a finished video.</summary>
    public static SandboxLimits Inspection { get; } = Of(MediaLimits.InspectionCpuSeconds, MediaLimits.ImageOutputBytes, MediaLimits.InspectionClockSeconds);

    /// <summary>For the second try: half as much again of memory and time.</summary>
    public SandboxLimits Raised() => this with
    {
        DataBytes = DataBytes * 3 / 2,
        AddressSpaceBytes = AddressSpaceBytes * 3 / 2,
        CpuSeconds = CpuSeconds * 3 / 2,
        Clock = Clock * 1.5,
    };

    private static SandboxLimits Of(int cpuSeconds, long fileBytes, int clockSeconds) => new(
        MediaLimits.SandboxDataBytes, MediaLimits.SandboxAddressSpaceBytes, cpuSeconds, fileBytes, TimeSpan.FromSeconds(clockSeconds));
}
