namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>
/// A mobile number as records write it. A server compares whole strings, and records hold what somebody typed; a form that is not here is missed, which is
/// why the page never says that a number is on no other record.
/// </summary>
internal static class NumberForms
{
    private const int CodeLength = 3;

    /// <param name="mobile">E.164 of the United Kingdom: +44 and ten digits.</param>
    public static IEnumerable<string> Of(string mobile)
    {
        var digits = mobile[CodeLength..];
        return
        [
            mobile,
            $"0{digits}",
            $"0{digits[..4]} {digits[4..]}",
            $"0{digits[..4]} {digits[4..7]} {digits[7..]}",
            $"+44 {digits[..4]} {digits[4..]}",
            $"+44 {digits[..4]} {digits[4..7]} {digits[7..]}",
        ];
    }
}
