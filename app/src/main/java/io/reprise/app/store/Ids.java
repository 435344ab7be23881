package io.reprise.app.store;

import java.security.SecureRandom;

/**
 * Ids that sort by the time they were made: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 random
 * ones (ULID). Those of one process ascend even within a millisecond, and if its clock is set back, which is why it is by hand.
 */
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 26;
    private static final int RANDOM_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] LAST = new byte[RANDOM_BYTES];
    private static long lastMillis;

    private Ids() {}

    /** A new id. */
    public static synchronized String next() {
        return next(System.currentTimeMillis());
    }

    static synchronized String next(long millis) {
        if (millis > lastMillis) {
            lastMillis = millis;
            RANDOM.nextBytes(LAST);
            LAST[0] &= 0x7f; // room to count up
        } else {
            countUp();
        }
        return text(lastMillis, LAST);
    }

    private static void countUp() {
        int i = RANDOM_BYTES - 1;
        while (i > 0 && ++LAST[i] == 0) {
            i--;
        }
    }

    static String text(long millis, byte[] random) {
        byte[] bits = new byte[Short.BYTES + Long.BYTES + Long.BYTES];
        for (int i = 0; i < 6; i++) {
            bits[i] = (byte) (millis >>> (8 * (5 - i)));
        }
        System.arraycopy(random, 0, bits, 6, RANDOM_BYTES);
        StringBuilder text = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(DIGITS.charAt(digit(bits, i * 5 - 2)));
        }
        return text.toString();
    }

    /** The five bits from this one on; the first digit has only three. */
    private static int digit(byte[] bits, int from) {
        int value = 0;
        for (int bit = from; bit < from + 5; bit++) {
            int one = bit < 0 ? 0 : (bits[bit >> 3] >> (7 - (bit & 7))) & 1;
            value = 2 * value + one;
        }
        return value;
    }
}
