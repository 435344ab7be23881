package io.reprise.media.render;

/**
 * Something given up to meet a size limit.
 *
 * @param what "width", "rate" (pictures a second), "colours", "quality", "quantiser" or "sound" (kbit/s)
 * @param without what it would have been without a limit
 * @param with what it became
 */
public record QualityTradeoff(String what, double without, double with) {
    @Override
    public String toString() {
        return what + " " + plain(without) + " -> " + plain(with);
    }

    private static String plain(double value) {
        return Math.abs(value - Math.rint(value)) < 0.05
                ? Long.toString(Math.round(value))
                : String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}
