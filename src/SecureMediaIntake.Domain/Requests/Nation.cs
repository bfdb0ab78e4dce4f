namespace SecureMediaIntake.Domain.Requests;

/// <summary>Each nation of the United Kingdom has a code of its own for how long records are kept.</summary>
public enum Nation
{
    England,
    Scotland,
    Wales,
    NorthernIreland,
}
