package io.reprise.media.render;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** A file read and written at any place, big-endian, whatever its name: a name need not be text in any encoding. */
final class SeekableFile implements Closeable {
    private final SeekableByteChannel channel;

    private SeekableFile(SeekableByteChannel channel) {
        this.channel = channel;
    }

    static SeekableFile open(Path file, OpenOption... options) throws IOException {
        return new SeekableFile(Files.newByteChannel(file, options));
    }

    long length() throws IOException {
        return channel.size();
    }

    long position() throws IOException {
        return channel.position();
    }

    void seek(long position) throws IOException {
        channel.position(position);
    }

    /** Fills the array; at the file's end it is an {@link EOFException}. */
    void readFully(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
    }

    int readInt() throws IOException {
        byte[] bytes = new byte[Integer.BYTES];
        readFully(bytes);
        return ByteBuffer.wrap(bytes).getInt();
    }

    long readLong() throws IOException {
        byte[] bytes = new byte[Long.BYTES];
        readFully(bytes);
        return ByteBuffer.wrap(bytes).getLong();
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
