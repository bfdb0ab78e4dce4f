using System.Text.RegularExpressions;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>All keys, or all secrets, by name: create, read, disable, delete softly, recover, purge.</summary>
/// <param name="kind">Key or Secret: the word in error codes.</param>
/// <param name="folder">Where they outlive the process.</param>
internal sealed partial class VaultShelf<TVersion>(string kind, VaultFolder<TVersion> folder, TimeProvider clock)
    where TVersion : VaultVersion
{
    private readonly Lock _gate = new();
    // The real vault does not tell names apart by case either.
    private readonly Dictionary<string, VaultObject<TVersion>> _objects =
        folder.Load().ToDictionary(found => found.Name, StringComparer.OrdinalIgnoreCase);

    public string Kind => kind;

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Adds a version, and with the first one the object.</summary>
    public void Add(string name, TVersion version)
    {
        if (!Name().IsMatch(name))
        {
            throw VaultRefusals.Bad($"The request URI contains an invalid name: {name}");
        }

        lock (_gate)
        {
            if (_objects.TryGetValue(name, out var found) && found.Deleted is not null)
            {
                throw VaultRefusals.DeletedButRecoverable(kind, name);
            }

            Put(found is null ? new(name, [version]) : found with { Versions = [.. found.Versions, version] });
        }
    }

    /// <exception cref="VaultRefusedException">404: there is none, or it is deleted.</exception>
    public VaultObject<TVersion> Find(string name) =>
        TryFind(name) is { Deleted: null } found ? found : throw VaultRefusals.NotFound(kind, name);

    public VaultObject<TVersion>? TryFind(string name)
    {
        lock (_gate)
        {
            return _objects.GetValueOrDefault(name);
        }
    }

    /// <param name="version">Null is the newest one.</param>
    public TVersion Find(string name, string? version)
    {
        var versions = Find(name).Versions;
        return version is null
            ? versions[^1]
            : versions.FirstOrDefault(one => one.Id == version) ?? throw VaultRefusals.NotFound(kind, $"{name}/{version}");
    }

    public IReadOnlyList<VaultObject<TVersion>> List(bool deleted)
    {
        lock (_gate)
        {
            return [.. _objects.Values.Where(one => one.Deleted is not null == deleted).OrderBy(one => one.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>Replaces the object by what <paramref name="change"/> makes of it, with no other change between.</summary>
    public VaultObject<TVersion> Change(string name, Func<VaultObject<TVersion>, VaultObject<TVersion>> change)
    {
        lock (_gate)
        {
            return Put(change(Find(name)));
        }
    }

    public TVersion ChangeVersion(string name, string? version, Func<TVersion, TVersion> change)
    {
        lock (_gate)
        {
            var old = Find(name, version);
            var changed = change(old);
            Put(Find(name) with { Versions = [.. Find(name).Versions.Select(one => one.Id == old.Id ? changed : one)] });
            return changed;
        }
    }

    public VaultObject<TVersion> Delete(string name) => Change(name, found => found with { Deleted = Now });

    public VaultObject<TVersion> FindDeleted(string name) =>
        TryFind(name) is { Deleted: not null } found ? found : throw VaultRefusals.DeletedNotFound(kind, name);

    public VaultObject<TVersion> Recover(string name)
    {
        lock (_gate)
        {
            return Put(FindDeleted(name) with { Deleted = null });
        }
    }

    public void Purge(string name)
    {
        lock (_gate)
        {
            folder.Remove(FindDeleted(name).Name);
            _objects.Remove(name);
        }
    }

    private VaultObject<TVersion> Put(VaultObject<TVersion> changed)
    {
        // Disk first: a key that was promised but not kept would make what it wrapped unreadable after a restart.
        folder.Save(changed);
        return _objects[changed.Name] = changed;
    }

    [GeneratedRegex("^[0-9A-Za-z-]{1,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
