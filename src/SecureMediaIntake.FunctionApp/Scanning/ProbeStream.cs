using System.Text;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>Zeros, and the test signature as the very last bytes: whoever finds it has looked at everything. Made as it is read, so it needs no disk.</summary>
internal sealed class ProbeStream(long length) : Stream
{
    /// <summary>What the scanner must find. An upload that holds these bytes is refused as malware, which harms only whoever put them there.</summary>
    public static readonly byte[] Signature = Encoding.ASCII.GetBytes("SECURE-MEDIA-INTAKE-SCANNER-PROBE-1");

    /// <summary>The same for clamd, a line of a <c>.ndb</c> file beside its own signatures: name, any type of file, any place, bytes.</summary>
    public static string SignatureLine => $"SecureMediaIntake.ScannerProbe:0:*:{Convert.ToHexStringLower(Signature)}";

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - Position);
        buffer[..count].Clear();
        var start = length - Signature.Length;
        for (var n = Math.Max(0, start - Position); n < count; n++)
        {
            buffer[(int)n] = Signature[(int)(Position + n - start)];
        }

        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
