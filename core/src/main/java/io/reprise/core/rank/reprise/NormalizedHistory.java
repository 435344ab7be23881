package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.NormalizedRows;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Negative;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest part of a history in the space of the video that is ranked.
 *
 * @param highlights the newest {@link #MOST}, aligned
 * @param plain the same, not seen in the space of the video
 * @param videos the source video of each; one of unknown source is a video of its own
 * @param weights of each: n highlights of one video weigh 1 + ln n together, so that thirty GIFs of one film do not outvote
 *     five films
 * @param negatives the newest {@link #MOST}
 * @param strengths their weights, in (0, 1]
 * @param here how many of the highlights were cut from the video that is ranked
 */
record NormalizedHistory(
        NormalizedRows highlights,
        NormalizedRows plain,
        List<String> videos,
        double[] weights,
        NormalizedRows negatives,
        double[] strengths,
        int here) {
    /** Most highlights, and most negatives, that are compared with a video. */
    static final int MOST = 100;

    static NormalizedHistory of(PreparedVideo prepared, History history) {
        List<Highlight> recent = newest(history.highlights());
        List<Negative> rejected = newest(history.negatives());
        Map<String, FeatureStatistics> sources = new HashMap<>();
        history.sources().forEach((SourceVideo source) -> sources.put(source.video(), source.statistics()));
        List<String> videos = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        for (Highlight highlight : recent) {
            String video = highlight.origin().map(Origin::video).orElse("");
            videos.add(video.isEmpty() ? "?" + videos.size() : video);
            rows.add(prepared.aligned(highlight.feature(), video, sources));
        }
        String ranked = prepared.video().id();
        return new NormalizedHistory(
                prepared.place(rows),
                prepared.plain(rows),
                videos,
                weights(videos),
                prepared.place(rejected.stream()
                        .map(negative -> prepared.aligned(
                                negative.feature(),
                                negative.origin().map(Origin::video).orElse(""),
                                sources))
                        .toList()),
                rejected.stream().mapToDouble(Negative::weight).toArray(),
                (int) videos.stream().filter(ranked::equals).count());
    }

    private static <T> List<T> newest(List<T> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    static double[] weights(List<String> videos) {
        Map<String, Integer> counts = new HashMap<>();
        videos.forEach(video -> counts.merge(video, 1, Integer::sum));
        return videos.stream()
                .mapToInt(video -> counts.getOrDefault(video, 1))
                .mapToDouble(count -> (1 + Math.log(count)) / count)
                .toArray();
    }

    /** N, the sum of the weights: how many highlights of different videos it is worth. */
    double size() {
        double size = 0;
        for (double weight : weights) {
            size += weight;
        }
        return size;
    }
}
