package io.reprise.media.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the chunks of an animated WebP say.
 *
 * @param delays milliseconds, one a picture
 * @param loops how often it plays, 0 for ever
 * @param first the first picture's chunks
 */
record ReadWebp(List<Integer> delays, int loops, byte[] first) {
    static ReadWebp of(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(4) != bytes.capacity() - 8) {
            throw new IOException("the length in the head is " + bytes.getInt(4) + " of " + bytes.capacity());
        }
        List<Integer> delays = new ArrayList<>();
        int loops = -1;
        byte[] first = new byte[0];
        int at = 12;
        while (at < bytes.capacity()) {
            String name = new String(bytes.array(), at, 4, StandardCharsets.US_ASCII);
            int length = bytes.getInt(at + 4);
            if ("ANIM".equals(name)) {
                loops = bytes.getShort(at + 12);
            } else if ("ANMF".equals(name)) {
                delays.add(bytes.getInt(at + 8 + 12) & 0xffffff);
                if (first.length == 0) {
                    first = new byte[length - 16];
                    bytes.get(at + 8 + 16, first);
                }
            }
            at += 8 + length + (length & 1);
        }
        return new ReadWebp(delays, loops, first);
    }

    /** The first picture as a file of its own, which FFmpeg can decode. */
    Path still(Path folder) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(12 + first.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + first.length);
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(first);
        return Files.write(folder.resolve("still.webp"), file.array());
    }
}
