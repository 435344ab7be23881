package io.reprise.core.rank.reprise;

import io.reprise.core.feature.PlacedColumns;
import io.reprise.core.feature.PlacedVectors;
import io.reprise.core.feature.VideoSpace;
import io.reprise.core.rank.RankableVideo;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ranking needs to know of a video whoever it is ranked for, each worked out once: its generic inputs at once, what a
 * history is compared with when there is one. The same for any number of threads.
 */
final class PreparedVideo {
    private final RankableVideo video;
    private final Map<Input, double[]> generic = new EnumMap<>(Input.class);
    private @Nullable Ground ground;
    private float @Nullable [][] kernel;
    private @Nullable SegmentViews views;

    PreparedVideo(RankableVideo video) {
        this.video = video;
        for (Input input : Input.values()) {
            generic.put(input, new double[video.size()]);
        }
        GenericInputs.fill(video, generic);
    }

    /**
     * What a history is compared with.
     *
     * @param mean of the segments
     * @param space of the video
     * @param segments in it
     * @param columns the same, for many comparisons
     */
    private record Ground(float[] mean, VideoSpace space, PlacedVectors segments, PlacedColumns columns) {}

    RankableVideo video() {
        return video;
    }

    /** All inputs, those that depend on the person still 0. */
    Map<Input, double[]> generic() {
        return generic;
    }

    private synchronized Ground ground() {
        if (ground == null) {
            VideoSpace space = VideoSpace.of(video.spec(), video.features());
            PlacedVectors segments = space.place(video.features());
            ground = new Ground(
                    AlignedHistory.mean(video.spec(), video.features()), space, segments, segments.columns());
        }
        return ground;
    }

    float[] mean() {
        return ground().mean();
    }

    VideoSpace space() {
        return ground().space();
    }

    /** The segments in the video's space. */
    PlacedVectors segments() {
        return ground().segments();
    }

    /** The segments in the video's space, for many comparisons. */
    PlacedColumns columns() {
        return ground().columns();
    }

    /** The similarities of the segments to each other [segments][segments]. */
    synchronized float[][] kernel() {
        if (kernel == null) {
            kernel = columns().similarities(segments());
        }
        return kernel;
    }

    /** Works out what makes ranking for the next one cheaper. */
    void remember() {
        views().remember(segments());
        kernel();
    }

    /** How a taste becomes values of segments. */
    synchronized SegmentViews views() {
        if (views == null) {
            views = new SegmentViews(video, space(), columns());
        }
        return views;
    }
}
