package io.reprise.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes whole RGBA pictures as an animated PNG in memory, packed fast rather than small. By hand: it is the container alone
 * (the JDK's {@link java.util.zip.Deflater} packs), for frames that FFmpeg then reads like any file.
 */
final class ApngWriter {
    private static final long LARGEST_BYTES = 256L << 20;

    private final int width;
    private final int height;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private int count;
    private int sequence;

    ApngWriter(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void add(byte[] rgba, int millis) throws FfmpegException {
        ByteBuffer control = ByteBuffer.allocate(26);
        control.putInt(sequence++).putInt(width).putInt(height).putInt(0).putInt(0);
        control.putShort((short) Math.min(65_535, millis))
                .putShort((short) 1000)
                .put((byte) 0)
                .put((byte) 0);
        chunk(frames, "fcTL", control.array());
        byte[] packed = pack(rgba);
        if (count == 0) {
            chunk(frames, "IDAT", packed);
        } else {
            chunk(
                    frames,
                    "fdAT",
                    ByteBuffer.allocate(4 + packed.length)
                            .putInt(sequence++)
                            .put(packed)
                            .array());
        }
        count++;
        if (frames.size() > LARGEST_BYTES) {
            throw new FfmpegException(avutil.AVERROR_INVALIDDATA(), "an animation too large to be held in memory");
        }
    }

    byte[] finish() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 6);
        chunk(file, "IHDR", header.array());
        chunk(file, "acTL", ByteBuffer.allocate(8).putInt(count).putInt(0).array());
        file.writeBytes(frames.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Rows without a filter, deflated. */
    private byte[] pack(byte[] rgba) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] rows = new byte[height * (1 + 4 * width)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(rgba, 4 * width * y, rows, y * (1 + 4 * width) + 1, 4 * width);
        }
        deflater.setInput(rows);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] body = new byte[4 + data.length];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
        System.arraycopy(data, 0, body, 4, data.length);
        CRC32 sum = new CRC32();
        sum.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
