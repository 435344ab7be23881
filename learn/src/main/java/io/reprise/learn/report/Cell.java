package io.reprise.learn.report;

import java.util.List;
import java.util.Locale;

/** One cell of a table: words, or a number with its interval. */
public sealed interface Cell {
    /** What people read. */
    String text();

    /** What programs read: one field for words, three for a number (value, low, high). */
    List<String> fields();

    /** The names of {@link #fields} for a column of that name. */
    List<String> names(String column);

    /** Words, or a count. */
    record Words(String text) implements Cell {
        @Override
        public List<String> fields() {
            return List.of(text);
        }

        @Override
        public List<String> names(String column) {
            return List.of(column);
        }
    }

    /**
     * A fraction with its 95 % interval, shown to people in per cent.
     *
     * @param value the estimate
     * @param low lower end of the interval
     * @param high upper end
     * @param signed whether a plus is shown, as for differences
     */
    record Estimate(double value, double low, double high, boolean signed) implements Cell {
        @Override
        public String text() {
            String number = signed ? "%+.2f" : "%.2f";
            return String.format(
                    Locale.ROOT, number + " [" + number + ", " + number + "]", 100 * value, 100 * low, 100 * high);
        }

        @Override
        public List<String> fields() {
            return List.of(fraction(value), fraction(low), fraction(high));
        }

        @Override
        public List<String> names(String column) {
            return List.of(column, column + "_low", column + "_high");
        }

        private static String fraction(double value) {
            return String.format(Locale.ROOT, "%.12f", value);
        }
    }
}
