using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Sanitiser;
using SecureMediaIntake.Sanitiser.Containment;
using SecureMediaIntake.Sanitiser.Images;
using SecureMediaIntake.Sanitiser.Inspection;
using SecureMediaIntake.Sanitiser.Videos;

// One hostile file in, clean files and a report out, then the end. The arguments are words of ours: no name or type from the sender gets here.
// Exit codes are the whole conversation with the worker besides the report; standard error stays empty, since an exception may quote the file.
try
{
    OutFolder.Begin();
    var report = args switch
    {
        ["image"] => ImageRun.Run(),
        ["heic"] => HeicRun.Run(),
        ["renditions"] => RenditionsRun.Run(),
        ["video", var demuxer, .. var words] => await VideoRun.RunAsync(demuxer, words),
        _ => null,
    };

    if (report is not null)
    {
        OutFolder.WriteReport(report);
        return ExitCodes.Done;
    }

    return args switch
    {
        ["inspect", var exiftool] => await InspectRun.RunAsync(exiftool),
        ["self-test", var kind, var foreignFile] => await SelfTest.RunAsync(kind, foreignFile),
        _ => ExitCodes.Misused,
    };
}
catch (RefusedException refused)
{
    OutFolder.DropPartial();
    OutFolder.WriteReport(refused.ToReport());
    return ExitCodes.Refused;
}
#pragma warning disable CA1031 // The outermost edge: whatever it was, its text must not leave this process.
catch (Exception)
#pragma warning restore CA1031
{
    return ExitCodes.Failed;
}
