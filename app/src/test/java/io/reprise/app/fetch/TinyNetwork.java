package io.reprise.app.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * A classifier that is small and yet large enough to be cut off: the mean colour of a picture of 4 x 6, times random
 * weights. Written as a protocol buffer by hand: the field numbers are those of onnx.proto3.
 *
 * @param model the ONNX file
 */
public record TinyNetwork(byte[] model) {
    /** Classes, so that the file has about 300 kB. */
    private static final int CLASSES = 25_000;

    private static final int DIM = 256;
    private static final int SIDE = 128;

    private static final int FLOAT = 1;

    /** One whose weights the seed decides. */
    public static TinyNetwork of(long seed) {
        return of(seed, "in", new long[] {1, 3, 4, 6}, "classes", CLASSES);
    }

    /**
     * Writes an encoder called small beside its manifest: input {@code image} of 128 x 128, output {@code feature} of 256
     * numbers.
     *
     * @return the manifest
     */
    public static Path manifest(Path folder) throws IOException {
        TinyNetwork network = of(1, "image", new long[] {1, 3, SIDE, SIDE}, "feature", DIM);
        Files.write(folder.resolve("small.onnx"), network.model());
        return Files.writeString(folder.resolve("small.yaml"), """
                name: small
                model: small.onnx
                input: {name: image, layout: NCHW, type: float32, size: [%d, %d], colour: RGB, range: [0, 255]}
                output: {name: feature, dim: %d}
                sample_fps: 2
                """.formatted(SIDE, SIDE, DIM));
    }

    private static TinyNetwork of(long seed, String input, long[] shape, String output, int size) {
        Random random = new Random(seed);
        ByteBuffer weights = ByteBuffer.allocate(4 * 3 * size).order(ByteOrder.LITTLE_ENDIAN);
        while (weights.hasRemaining()) {
            weights.putFloat(random.nextFloat());
        }
        byte[] tensor = join(number(1, 3), number(1, size), number(2, FLOAT), text(8, "w"), part(9, weights.array()));
        byte[] graph = join(
                node("GlobalAveragePool", input, "", "pool"),
                node("Flatten", "pool", "", "flat"),
                node("MatMul", "flat", "w", output),
                text(2, "tiny"),
                part(5, tensor),
                part(11, value(input, shape)),
                part(12, value(output, 1, size)));
        return new TinyNetwork(join(number(1, 7), part(8, number(2, 13)), part(7, graph)));
    }

    /** SHA-256 in hexadecimal digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a home's own catalogue, in which this network is called tiny and is at an address. */
    public void offer(Path home, String address) throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("encoders.yaml"), """
                - name: tiny
                  about: the mean colour
                  licence: none
                  source: https://example.org/tiny
                  file: tiny.onnx
                  bytes: %d
                  sha256: %s
                  addresses: [%s]
                  manifest:
                    input: {layout: NCHW, size: [4, 6]}
                    output: {layer: penultimate, dim: 3}
                """.formatted(model.length, sha256(), address));
    }

    private static byte[] node(String op, String first, String second, String output) {
        byte[] inputs = second.isEmpty() ? text(1, first) : join(text(1, first), text(1, second));
        return part(1, join(inputs, text(2, output), text(4, op)));
    }

    private static byte[] value(String name, long... shape) {
        ByteArrayOutputStream sides = new ByteArrayOutputStream();
        for (long side : shape) {
            sides.writeBytes(part(1, number(1, side)));
        }
        return join(text(1, name), part(2, part(1, join(number(1, FLOAT), part(2, sides.toByteArray())))));
    }

    private static byte[] text(int field, String text) {
        return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(int field, byte[] content) {
        return join(varint((long) field << 3 | 2), varint(content.length), content);
    }

    private static byte[] number(int field, long value) {
        return join(varint((long) field << 3), varint(value));
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write((int) ((rest & 0x7f) | 0x80));
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] one : parts) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }
}
