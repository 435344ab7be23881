package io.reprise.learn.data;

import io.reprise.core.text.PlainText;
import io.reprise.core.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times in an annotation: exact decimals, of a size that a video can have. */
final class TimeFormat {
    /** About 115 days; a larger number is a mistake, and keeps samples within an int. */
    static final BigDecimal MAX = BigDecimal.valueOf(10_000_000);

    private static final int MAX_DIGITS = 40;

    private TimeFormat() {}

    /**
     * Reads a number of seconds.
     *
     * @throws IllegalArgumentException with the words that go after "column start", such as "is 'x', not a number"
     */
    static BigDecimal parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is '" + shortened(text) + "', not a number of seconds", e);
        }
        // digits are counted first: rounding 1e-999999999 would need a billion of them
        boolean sane = value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS;
        if (!sane || value.abs().compareTo(MAX) > 0) {
            throw new IllegalArgumentException("is '" + shortened(text) + "', no time that a video can have");
        }
        return value;
    }

    /** The nearest microsecond. */
    static long micros(BigDecimal seconds) {
        return seconds.multiply(BigDecimal.valueOf(Micros.PER_SECOND))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The same as exact seconds. */
    static BigDecimal of(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }

    static String shortened(String text) {
        return PlainText.line(text, 40);
    }
}
