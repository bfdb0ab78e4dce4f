namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a media item is. Everything the service takes is one of the two.</summary>
public enum MediaKind
{
    Photo,
    Video,
}
