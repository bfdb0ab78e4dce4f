namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>Gives one byte a read, cannot seek, and counts: what a network or a hash over a pipe may do.</summary>
internal sealed class DripStream(byte[] bytes) : Stream
{
    public int Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Given == bytes.Length || count == 0)
        {
            return 0;
        }

        buffer[offset] = bytes[Given++];
        return 1;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
