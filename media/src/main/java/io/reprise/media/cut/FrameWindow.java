package io.reprise.media.cut;

import java.util.ArrayList;
import java.util.List;

/** The last second or so of a video as small pictures, with the differences between neighbours. */
final class FrameWindow {
    /** Below this plain difference, the search for motion would change nothing. */
    private static final double STILL = 6;

    private static final class Entry {
        final long micros;
        final byte[] rgb;
        final double difference;
        double afterMotion = -1;

        Entry(long micros, byte[] rgb, double difference) {
            this.micros = micros;
            this.rgb = rgb;
            this.difference = difference;
        }
    }

    private final int width;
    private final int height;
    private final List<Entry> entries = new ArrayList<>();

    FrameWindow(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int size() {
        return entries.size();
    }

    void add(long micros, byte[] rgb) {
        double difference = entries.isEmpty() ? 0 : Differences.mean(rgb(size() - 1), rgb);
        entries.add(new Entry(micros, rgb.clone(), difference));
    }

    void dropFirst(int count) {
        entries.subList(0, count).clear();
    }

    long micros(int i) {
        return entries.get(i).micros;
    }

    byte[] rgb(int i) {
        return entries.get(i).rgb;
    }

    /** Plain difference between frame i and the one before. */
    double difference(int i) {
        return entries.get(i).difference;
    }

    /** Difference between frame i and the one before that motion does not explain. */
    double afterMotion(int i) {
        Entry entry = entries.get(i);
        if (entry.afterMotion < 0) {
            entry.afterMotion = entry.difference <= STILL || i == 0
                    ? entry.difference
                    : Math.min(entry.difference, Differences.afterMotion(rgb(i - 1), entry.rgb, width, height));
        }
        return entry.afterMotion;
    }

    /** How much of the change into frame i the change into frame j repeats. */
    double repeated(int i, int j) {
        return Differences.repeated(rgb(i - 1), rgb(i), rgb(j - 1), rgb(j));
    }
}
