namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>Telephone numbers as people in the United Kingdom write them.</summary>
internal static class Phones
{
    private const string Country = "+44";

    /// <summary>07700 900123 for +447700900123; anything else as it is.</summary>
    public static string AsRead(string number) =>
        number.StartsWith(Country, StringComparison.Ordinal) && number.Length > Country.Length + 4
            ? $"0{number[Country.Length..(Country.Length + 4)]} {number[(Country.Length + 4)..]}"
            : number;
}
