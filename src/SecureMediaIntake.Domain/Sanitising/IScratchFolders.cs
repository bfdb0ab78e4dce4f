namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Makes scratch folders; what a crash left behind is wiped when the service starts.</summary>
public interface IScratchFolders
{
    /// <param name="uploadBytes">Size of the upload that will be worked on, in bytes.</param>
    /// <exception cref="Outcomes.UnavailableException">Less than 2 × the upload + 256 MiB is free: put the work back and try later.</exception>
    ScratchFolder Create(long uploadBytes);
}
