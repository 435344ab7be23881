package io.reprise.learn.evaluate;

/**
 * Where a value lies, with 95 % of the bootstrap's resamples inside.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
    /** Whether all of it is on one side of 0, so that a difference is there. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
