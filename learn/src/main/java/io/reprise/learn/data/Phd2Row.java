package io.reprise.learn.data;

import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.TimeRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of PHD2's CSV, checked.
 *
 * @param duration the video's length; null where the file says -1, "not known"
 */
record Phd2Row(
        String userId, String videoId, Gif gif, @Nullable BigDecimal duration, boolean last) {
    static final List<String> COLUMNS =
            List.of("youtubeId", "start", "duration", "user_id", "video_duration", "is_last");

    private static final BigDecimal UNKNOWN = BigDecimal.ONE.negate();

    /**
     * Reads the row's columns.
     *
     * @param fields text by column
     * @throws IllegalArgumentException that says which column is wrong and how
     */
    static Phd2Row of(Map<String, String> fields) {
        Gif gif =
                gif(seconds(fields, "start", Phd2Row::notNegative), seconds(fields, "duration", Phd2Row::notNegative));
        BigDecimal duration = seconds(fields, "video_duration", Phd2Row::lengthOrUnknown);
        return new Phd2Row(
                name(fields, "user_id"),
                name(fields, "youtubeId"),
                gif,
                duration.signum() < 0 ? null : duration,
                flag(fields, "is_last"));
    }

    private static Gif gif(BigDecimal start, BigDecimal duration) {
        long first = TimeFormat.micros(start);
        long end = Math.max(TimeFormat.micros(start.add(duration)), first + 1);
        return new Gif(new TimeRange(first, end), SampleRange.ofSeconds(start, duration));
    }

    private static BigDecimal seconds(
            Map<String, String> fields, String column, BiFunction<BigDecimal, String, BigDecimal> check) {
        String text = fields.getOrDefault(column, "");
        try {
            return check.apply(TimeFormat.parse(text), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column " + column + " " + e.getMessage(), e);
        }
    }

    private static BigDecimal notNegative(BigDecimal value, String text) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("is " + text.strip() + ", a time cannot be negative");
        }
        return value;
    }

    private static BigDecimal lengthOrUnknown(BigDecimal value, String text) {
        if (value.signum() <= 0 && value.compareTo(UNKNOWN) != 0) {
            throw new IllegalArgumentException("is " + text.strip() + "; a length is positive, or -1 where not known");
        }
        return value;
    }

    private static String name(Map<String, String> fields, String column) {
        String text = fields.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return text;
    }

    private static boolean flag(Map<String, String> fields, String column) {
        String text = fields.getOrDefault(column, "").strip();
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equals("0")) {
            return false;
        }
        throw new IllegalArgumentException(
                "column " + column + " is '" + TimeFormat.shortened(text) + "', neither True nor False");
    }
}
