package io.reprise.app.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds that each stage of a run took. */
final class Timings {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** Everything since the last call, or since the start, was this stage; a stage may come several times. */
    void add(String stage) {
        long now = System.nanoTime();
        double elapsed = Math.round((now - last) / 1e6) / 1e3;
        seconds.merge(stage, elapsed, Double::sum);
        last = now;
    }

    Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
