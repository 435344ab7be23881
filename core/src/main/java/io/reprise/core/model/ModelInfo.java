package io.reprise.core.model;

import io.reprise.core.feature.FeatureSpec;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model is and where it comes from.
 *
 * @param kind which ranker applies it, such as "phd-ca"
 * @param spec the features it was trained for; it refuses others
 * @param hyperParameters how it was trained and is to be applied, by name
 * @param dataHash SHA-256 of what it was trained on, in hexadecimal
 * @param seed of every random choice
 * @param metrics what it reached on held-out users, by name, as fractions
 * @param date when it was trained
 */
public record ModelInfo(
        String kind,
        FeatureSpec spec,
        Map<String, String> hyperParameters,
        String dataHash,
        long seed,
        Map<String, Double> metrics,
        Instant date) {
    public ModelInfo {
        hyperParameters = new TreeMap<>(hyperParameters);
        metrics = new TreeMap<>(metrics);
        metrics.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("metric '" + name + "' of the model is " + value);
            }
        });
    }
}
