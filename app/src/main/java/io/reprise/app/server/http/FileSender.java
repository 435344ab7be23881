package io.reprise.app.server.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;

/** Sends a part of a file whenever the client takes more of it; a slow client holds no thread. */
final class FileSender implements WriteListener {
    private static final int BUFFER = 64 << 10;

    private final FileChannel channel;
    private final ServletOutputStream to;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long at;
    private long left;

    /**
     * Sends from a channel, which is closed at the end.
     *
     * @param from the first byte
     * @param length how many bytes
     */
    FileSender(FileChannel channel, long from, long length, ServletOutputStream to) {
        this.channel = channel;
        this.at = from;
        this.left = length;
        this.to = to;
    }

    /** Begins; the result is complete when all is sent, or the client is gone. */
    CompletableFuture<Void> start() {
        to.setWriteListener(this);
        return done;
    }

    @Override
    public void onWritePossible() throws IOException {
        while (to.isReady()) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int read = left == 0 ? -1 : channel.read(buffer, at);
            if (read < 0) { // all is sent, or the file was cut meanwhile: then the missing bytes tell the client
                end();
                return;
            }
            at += read;
            left -= read;
            to.write(buffer.array(), 0, read);
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    private void end() {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read
        }
        done.complete(null);
    }
}
