package io.reprise.learn.evaluate;

import java.util.List;
import java.util.function.Predicate;

/**
 * One ranker measured on a data set.
 *
 * @param ranker its name, a row's first cell
 * @param videos one entry a target, in the data set's order: the same for every ranker
 */
public record Evaluation(String ranker, List<VideoScore> videos) {
    public Evaluation {
        videos = List.copyOf(videos);
    }

    /** The mean over the videos that have the metric, a fraction. */
    public double mean(Metric metric) {
        return videos.stream()
                .mapToDouble(metric::of)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The same ranker on some of the videos. */
    public Evaluation only(Predicate<VideoScore> wanted) {
        return new Evaluation(ranker, videos.stream().filter(wanted).toList());
    }
}
