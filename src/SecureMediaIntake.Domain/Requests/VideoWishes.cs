namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// What a clinician wants of videos beyond the picture. Lies in the head row in clear: it says nothing of the patient, and whoever cleans a video
/// then need not open what was asked.
/// </summary>
/// <remarks>Worded so that "no" to both is the usual wish: a row written before there was a choice reads as that.</remarks>
/// <param name="WithoutSound">Sound goes too, where the voices of others may be heard.</param>
/// <param name="UpTo4K">Keep up to 3,840 × 2,160 instead of 1,920 × 1,080, for what is small and far away.</param>
public readonly record struct VideoWishes(bool WithoutSound, bool UpTo4K);
