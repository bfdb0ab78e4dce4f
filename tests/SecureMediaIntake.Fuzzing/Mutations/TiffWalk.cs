namespace SecureMediaIntake.Fuzzing.Mutations;

/// <summary>Directories of a TIFF: the count of entries, and of each entry its type, count and value or offset.</summary>
internal static class TiffWalk
{
    private const int EntryLength = 12;
    private const int MostDirectories = 4;

    public static Structure Of(ReadOnlySpan<byte> file)
    {
        var big = file[0] == (byte)'M';
        List<Element> elements = [];
        List<NumberField> numbers = [new(4, 4, big)];
        var at = (long)numbers[0].Read(file);
        for (var directory = 0; directory < MostDirectories && at >= 8 && at + 2 <= file.Length; directory++)
        {
            NumberField count = new((int)at, 2, big);
            var entries = (int)count.Read(file);
            var next = at + 2 + (entries * EntryLength);
            if (next + 4 > file.Length)
            {
                break;
            }

            numbers.Add(count);
            for (var entry = (int)at + 2; entry < next; entry += EntryLength)
            {
                elements.Add(new(entry, EntryLength));
                numbers.AddRange([new(entry, 2, big), new(entry + 2, 2, big), new(entry + 4, 4, big), new(entry + 8, 4, big)]);
            }

            numbers.Add(new((int)next, 4, big));
            at = (long)numbers[^1].Read(file);
        }

        return new(elements, numbers);
    }
}
