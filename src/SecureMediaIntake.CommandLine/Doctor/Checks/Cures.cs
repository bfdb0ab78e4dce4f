namespace SecureMediaIntake.CommandLine.Doctor.Checks;

internal static class Cures
{
    public const string Storage = "Is the address right (Storage__…, MediaQueues__…), and does this network reach it? In Azure: private endpoint, DNS, and the identity's role.";

    public const string Deploy = "Deploy infra/ again: it makes what is missing and leaves the rest.";
}
