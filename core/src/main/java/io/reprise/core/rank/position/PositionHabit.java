package io.reprise.core.rank.position;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in their videos a person's highlights lay: a density over the relative position, each source video counting
 * once, older ones less, drawn towards "anywhere" by as much as {@link #CAUTION} videos would weigh.
 */
public final class PositionHabit {
    /** Standard deviation of the bump that each highlight puts on the density, as a share of the video. */
    static final double WIDTH = 0.2;

    /** Videos' worth of belief that a person clips anywhere. */
    static final double CAUTION = 3;

    /** So many videos later a video counts half as much: habits change. */
    static final double HALF_LIFE = 10;

    private final double[] places;
    private final double[] weights;
    private final double videos;

    private PositionHabit(double[] places, double[] weights, double videos) {
        this.places = places;
        this.weights = weights;
        this.videos = videos;
    }

    /**
     * The habit in a history. Highlights of unknown position are left out, those of unknown origin stand alone; those cut
     * from the very video that is ranked say nothing of where in other videos this person clips.
     *
     * @param ranked id of the video that is ranked
     */
    public static PositionHabit of(History history, String ranked) {
        Map<String, List<Double>> byVideo = new LinkedHashMap<>();
        int unknown = 0;
        for (Highlight highlight : history.highlights()) {
            String video = highlight.origin().map(Origin::video).orElse("?" + unknown++);
            if (highlight.position().isPresent() && !video.equals(ranked)) {
                byVideo.computeIfAbsent(video, id -> new ArrayList<>())
                        .add(highlight.position().getAsDouble());
            }
        }
        return of(byVideo.values());
    }

    /**
     * The habit in relative positions, [0, 1].
     *
     * @param byVideo those of each source video together, the oldest video first
     */
    public static PositionHabit of(Collection<List<Double>> byVideo) {
        List<double[]> weighted = new ArrayList<>();
        double videos = 0;
        int age = byVideo.size();
        for (List<Double> places : byVideo) {
            double weight = Math.pow(0.5, --age / HALF_LIFE);
            places.forEach(place -> weighted.add(new double[] {place, weight / places.size()}));
            videos += weight;
        }
        return new PositionHabit(
                weighted.stream().mapToDouble(w -> w[0]).toArray(),
                weighted.stream().mapToDouble(w -> w[1]).toArray(),
                videos);
    }

    /**
     * Logarithm of the habit's density at a place, 0 without a history.
     *
     * @param position as a share of the video, in [0, 1]
     */
    public double logDensity(double position) {
        if (videos == 0) {
            return 0;
        }
        double sum = CAUTION;
        for (int i = 0; i < places.length; i++) {
            double distance = (position - places[i]) / WIDTH;
            sum += weights[i] * Math.exp(-0.5 * distance * distance) / WIDTH;
        }
        return Math.log(sum / (videos + CAUTION));
    }
}
