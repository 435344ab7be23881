package io.reprise.app.cli;

import java.util.Locale;

/** Times as people read them. */
final class Times {
    private Times() {}

    /** A moment in a video, such as {@code 1:02:03.4} or {@code 0:12.3}. */
    static String clock(double seconds) {
        long tenths = Math.round(seconds * 10);
        long hours = tenths / 36000;
        long minutes = tenths / 600 % 60;
        double rest = tenths % 600 / 10.0;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%04.1f", hours, minutes, rest)
                : String.format(Locale.ROOT, "%d:%04.1f", minutes, rest);
    }

    /** A length of time for people who wait, such as {@code 5 s}, {@code 3 min}, {@code 2 h 10 min}. */
    static String rough(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole < 100) {
            return whole + " s";
        }
        long minutes = Math.round(whole / 60.0);
        return minutes < 100 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** A size, such as {@code 812 KB} or {@code 3.8 MB}; a megabyte is a million bytes. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1e3)) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
