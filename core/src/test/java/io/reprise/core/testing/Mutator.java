package io.reprise.core.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes at random, in the ways that break readers: cut off, overwritten, doubled, absurd numbers and words. */
final class Mutator {
    private static final int MOST_CHANGES = 8;
    /** Bytes at the beginning that are damaged as often as all the others together. */
    private static final int HEADER = 512;

    private static final long[] NUMBERS = {
        0, 1, -1, 127, 255, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF_FFFFL, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "NaN",
            "Infinity",
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "9223372036854775808",
            "2147483648",
            "99999999999999999999",
            "\"",
            "\\u0000",
            "\\ud800",
            "\n",
            "\r\n",
            ",",
            ":",
            "'",
            "&a *a",
            "!!",
            "%s",
            "../",
            "/",
            "\u0000",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":",
            "\ufeff",
            "é",
            "0x7fffffff");

    private Mutator() {}

    /** A damaged copy. */
    static byte[] mutate(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            damaged = change(damaged, random);
        }
        return damaged;
    }

    private static byte[] change(byte[] bytes, Random random) {
        int at = place(bytes.length, random);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> overwrite(bytes, at, number(random));
            case 2 -> overwrite(bytes, at, word(random));
            case 3 -> splice(bytes, at, at, word(random));
            case 4 -> splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)), word(random));
            case 5 -> splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), new byte[0]);
            case 6 ->
                splice(
                        bytes,
                        at,
                        at,
                        Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64))));
            default -> overwrite(bytes, at, new byte[] {(byte) random.nextInt(256)});
        };
    }

    private static int place(int length, Random random) {
        int reach = random.nextBoolean() ? Math.min(length, HEADER) : length;
        return reach == 0 ? 0 : random.nextInt(reach);
    }

    private static byte[] word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(Random random) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long value = NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
        byte[] eight =
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(value).array();
        int bytes = 1 << random.nextInt(4);
        return order == ByteOrder.LITTLE_ENDIAN
                ? Arrays.copyOf(eight, bytes)
                : Arrays.copyOfRange(eight, Long.BYTES - bytes, Long.BYTES);
    }

    private static byte[] overwrite(byte[] bytes, int at, byte[] by) {
        return splice(bytes, at, Math.min(bytes.length, at + by.length), by);
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] by) {
        byte[] all = new byte[from + by.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(by, 0, all, from, by.length);
        System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
        return all;
    }
}
