using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>Asks storage what a stranger would ask: to list the containers of media, without a token.</summary>
internal sealed class StrangersCheck(StorageInspection storage, Web web) : ICheck
{
    private static readonly string[] All = [.. StorageNames.IntakeContainers, .. StorageNames.StateContainers];

    public string Name => "strangers";

    public string Looks => "that storage lists nothing to whoever has no token";

    public string IfSilent => Cures.Storage;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Examination.EachAsync(All, name => name, async name =>
    {
        var (answer, why) = await web.GetAsync(new($"{storage.AddressOf(name)}?restype=container&comp=list"), cancellation);
        using (answer)
        {
            return answer is null ? Finding.NotSeen(name, $"Storage did not answer a stranger at all: {why}.", "Nothing, if that is what the network is for.")
                : answer.IsSuccessStatusCode ? Finding.Fault(
                    name,
                    "A stranger may list it.",
                    "At once: az storage container set-permission --public-access off; then az storage account update --allow-blob-public-access false, and find out what was read.")
                : Finding.Good(name);
        }
    });
}
