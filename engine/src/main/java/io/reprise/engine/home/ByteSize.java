package io.reprise.engine.home;

import io.reprise.core.error.InvalidValueException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 8MB} is eight million bytes, {@code 8MiB} eight times 1024 times 1024. */
public final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*([KMGT]?)(I?)B?");

    private ByteSize() {}

    /**
     * Number of bytes, rounded down.
     *
     * @param option the option that holds it, such as "maxSize", to be named if it is not a size
     * @throws InvalidValueException if the text is not a size
     */
    public static long parse(String option, String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw new InvalidValueException(option, "a size is written as 500KB, 8MB or 1.5MiB, not '" + text + "'");
        }
        long base = size.group(3).isEmpty() ? 1000 : 1024;
        int power = size.group(2).isEmpty() ? 0 : 1 + "KMGT".indexOf(size.group(2));
        return new BigDecimal(size.group(1))
                .multiply(BigDecimal.valueOf(base).pow(power))
                .longValue();
    }
}
