package io.reprise.engine.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds that each stage of a run took. */
public final class Timings {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** Everything since the last call, or since the start, was this stage; a stage may come several times. */
    public void add(String stage) {
        long now = System.nanoTime();
        double elapsed = Math.round((now - last) / 1e6) / 1e3;
        seconds.merge(stage, elapsed, Double::sum);
        last = now;
    }

    /** Seconds since the last stage ended, or since the start. */
    public double sinceLast() {
        return (System.nanoTime() - last) / 1e9;
    }

    /** Seconds by stage, in the order of their first end. */
    public Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
