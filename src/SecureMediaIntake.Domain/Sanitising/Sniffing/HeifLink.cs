namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>One reference between items: <c>dimg</c> is made from, <c>thmb</c> is a thumbnail of, <c>auxl</c> belongs to.</summary>
internal readonly record struct HeifLink(uint Type, uint From, uint To);
