package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.GramMatrixCache;
import io.reprise.core.feature.NormalizedRows;
import io.reprise.core.feature.SegmentPooling;
import io.reprise.core.feature.WhitenedSpace;
import io.reprise.core.math.Vectors;
import io.reprise.core.rank.RankableVideo;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What ranking needs to know of a video whoever it is ranked for, computed when it is needed first, and all caches of the
 * ranker. For any number of threads.
 */
final class PreparedVideo {
    /** Segments of a video that are compared with each other at most: 2,016 pairs say enough. */
    private static final int MOST_COMPARED = 64;

    /** Similarities of no vectors, for which nothing needs to be computed: of a person without a history. */
    private static final float[][] NONE = {};

    private final RankableVideo video;
    private final TasteOptions options;
    private final GenericAppeal appeal;
    private final SegmentPooling.Rows[] rows;
    private @Nullable Comparison comparison;
    private double usualSimilarity = Double.NaN;

    PreparedVideo(RankableVideo video, TasteOptions options) {
        this.video = video;
        this.options = options;
        this.appeal = GenericAppeal.of(video.appeal(), video.size());
        this.rows = video.moments()
                .map(track -> video.segments().stream()
                        .map(segment -> SegmentPooling.rowsOf(track, segment))
                        .toArray(SegmentPooling.Rows[]::new))
                .orElse(new SegmentPooling.Rows[0]);
    }

    /**
     * What a history is compared with.
     *
     * @param alignment of other videos to this one
     * @param space of this video
     * @param segments in it
     * @param toSegments similarities to the segments
     * @param toMoments similarities to the moments; to the segments where there are no moments
     * @param plainSegments the segments as they are
     * @param toPlain plain cosines to them
     */
    private record Comparison(
            MeanShiftAlignment alignment,
            WhitenedSpace space,
            NormalizedRows segments,
            GramMatrixCache toSegments,
            GramMatrixCache toMoments,
            NormalizedRows plainSegments,
            GramMatrixCache toPlain) {}

    private synchronized Comparison comparison() {
        if (comparison == null) {
            FeatureStatistics statistics = FeatureStatistics.of(video.spec(), video.features());
            WhitenedSpace space = WhitenedSpace.of(video.spec(), statistics);
            NormalizedRows segments = space.place(video.features());
            GramMatrixCache toSegments = new GramMatrixCache(segments.columns());
            NormalizedRows plain = WhitenedSpace.plain(video.spec()).place(video.features());
            comparison = new Comparison(
                    new MeanShiftAlignment(video.spec(), statistics, options),
                    space,
                    segments,
                    toSegments,
                    video.moments()
                            .map(track -> new GramMatrixCache(space.placeColumns(track.rows())))
                            .orElse(toSegments),
                    plain,
                    new GramMatrixCache(plain.columns()));
        }
        return comparison;
    }

    RankableVideo video() {
        return video;
    }

    TasteOptions options() {
        return options;
    }

    GenericAppeal appeal() {
        return appeal;
    }

    /** Computes everything that is needed before the first history is compared. */
    void prepare() {
        usualSimilarity();
    }

    /**
     * A vector moved towards this video.
     *
     * @param from the video it comes from; one that is not among the sources, and this one, move nothing
     */
    float[] aligned(float[] vector, String from, Map<String, FeatureStatistics> sources) {
        FeatureMatrix one = FeatureMatrix.ofRows(List.of(vector));
        return aligned(one, from, sources).row(0);
    }

    /** The same for several vectors of one video. */
    FeatureMatrix aligned(FeatureMatrix vectors, String from, Map<String, FeatureStatistics> sources) {
        FeatureStatistics source = sources.get(from);
        return source == null || from.equals(video.id())
                ? vectors
                : comparison().alignment().move(vectors, source);
    }

    /** r, the root mean square similarity of two segments of this video; 0 if it has one only, or all are the same. */
    synchronized double usualSimilarity() {
        if (Double.isNaN(usualSimilarity)) {
            int count = Math.min(MOST_COMPARED, video.size());
            List<Integer> some = IntStream.range(0, count)
                    .mapToObj(i -> (int) ((long) i * video.size() / count))
                    .toList();
            float[][] similarities = segments(some).similarities(segments(some));
            double squares = 0;
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    squares += similarities[i][j] * similarities[i][j];
                }
            }
            usualSimilarity = count < 2 ? 0 : Math.sqrt(2 * squares / count / (count - 1));
        }
        return usualSimilarity;
    }

    /** Vectors in this video's space. */
    NormalizedRows place(List<float[]> vectors) {
        return vectors.isEmpty() ? plain(vectors) : comparison().space().place(matrix(vectors));
    }

    /** Vectors as they are. */
    NormalizedRows plain(List<float[]> vectors) {
        return WhitenedSpace.plain(video.spec()).place(matrix(vectors));
    }

    private FeatureMatrix matrix(List<float[]> vectors) {
        return vectors.isEmpty()
                ? FeatureMatrix.of(0, video.spec().dim(), new float[0])
                : FeatureMatrix.ofRows(vectors);
    }

    /** Some of the segments in this video's space. */
    NormalizedRows segments(List<Integer> which) {
        return comparison().segments().some(which);
    }

    /** Some of the segments as they are. */
    NormalizedRows plainSegments(List<Integer> which) {
        return comparison().plainSegments().some(which);
    }

    /** Similarities of vectors to the segments [vectors][segments]. */
    float[][] toSegments(NormalizedRows vectors) {
        return vectors.rows() == 0 ? NONE : comparison().toSegments().similarities(vectors);
    }

    /**
     * m, what segments as a whole are compared by [vectors][segments]: (1 - theta) k + theta d, d being by how much the plain
     * cosine is above its mean over the segments.
     *
     * @param vectors in this video's space
     * @param plain the same as they are
     */
    float[][] toWholeSegments(NormalizedRows vectors, NormalizedRows plain) {
        if (vectors.rows() == 0) {
            return NONE;
        }
        float[][] here = toSegments(vectors);
        float[][] cosines = comparison().toPlain().similarities(plain);
        float share = (float) options.plain();
        float[][] whole = new float[here.length][];
        for (int j = 0; j < whole.length; j++) {
            float mean = (float) Vectors.mean(cosines[j]);
            whole[j] = new float[here[j].length];
            for (int i = 0; i < whole[j].length; i++) {
                whole[j][i] = (1 - share) * here[j][i] + share * (cosines[j][i] - mean);
            }
        }
        return whole;
    }

    /** Similarities of vectors to the moments [vectors][moments]; to the segments where there are no moments. */
    float[][] toMoments(NormalizedRows vectors) {
        return vectors.rows() == 0 ? NONE : comparison().toMoments().similarities(vectors);
    }

    /** The moments of each segment; none where there are no moments. */
    SegmentPooling.Rows[] rows() {
        return rows;
    }
}
