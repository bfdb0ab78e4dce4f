using SecureMediaIntake.Escapes;

// The Sanitiser's first act, by which the worker knows that the sandbox stood.
File.WriteAllBytes("out/started", []);

// A file that grows too large is an error to be reported, not an end.
_ = Linux.Ignore(Linux.FileTooLarge);

switch (args)
{
    case ["try-all", .. var targets]:
        var lines = AllEscapes.Of(Targets.Parse(targets)).Select(one => $"{one.Name} {(Tries.Ask(one.Succeeds) ? "escaped" : "held")}");
        File.WriteAllLines("out/escapes.txt", lines);
        return 0;

    case ["fill-disk"]:
        Endings.FillDisk();
        return 0;

    case ["fill-memory"]:
        Endings.FillMemoryByManyProcesses();
        return 0;

    case ["fill-one"]:
        Endings.FillMemory(Endings.BytesEach);
        Endings.Stay();
        return 0;

    case ["burn"]:
        Endings.Burn();
        return 0;

    case ["outlive"]:
        Endings.LeaveSomebodyBehind();
        return 0;

    case ["stay"]:
        _ = Linux.Call(Linux.SetSession);
        File.WriteAllBytes("out/stays", []);
        Endings.Stay();
        return 0;

    default:
        return 12;
}
