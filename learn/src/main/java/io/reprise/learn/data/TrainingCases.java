package io.reprise.learn.data;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.Origin;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Turns annotations and features into what a ranker is given: the video to rank, and the history.
 *
 * @param features of the data set's videos
 */
public record TrainingCases(FeatureSource features) {
    /** Length of a segment in samples. */
    public int segmentSamples() {
        return (int) (features.segmentMicros() * SampleRange.PER_SECOND / Micros.PER_SECOND);
    }

    /**
     * The video to rank. Where the annotations and the features disagree about its length by a little, the annotations
     * win: what is missing at the end looks like the last segment.
     *
     * @throws BadInputException if there are no features of it
     */
    public RankableVideo video(UserVideo video) throws BadInputException {
        List<Segment> segments = video.segments(segmentSamples());
        FeatureMatrix rows = fitted(features.segments(video.videoId()), segments.size());
        List<Appeal> appeal = fitted(features.appeal(video.videoId()), segments.size());
        return new RankableVideo(video.videoId(), video.durationMicros(), segments, features.spec(), rows, appeal);
    }

    /**
     * The history that these videos are, oldest first.
     *
     * @throws BadInputException if there are no features of one
     */
    public History history(List<UserVideo> videos) throws BadInputException {
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (UserVideo video : videos) {
            List<Segment> segments = video.segments(segmentSamples());
            FeatureMatrix rows = fitted(features.segments(video.videoId()), segments.size());
            for (Gif gif : video.gifs()) {
                highlights.add(highlight(video, gif, segments, rows));
            }
            List<TimeRange> clipped = video.gifs().stream().map(Gif::range).toList();
            sources.add(SourceVideo.of(video.videoId(), features.spec(), segments, rows, clipped));
        }
        return new History(features.spec(), highlights, sources, List.of());
    }

    private static Highlight highlight(UserVideo video, Gif gif, List<Segment> segments, FeatureMatrix rows) {
        TimeRange range = gif.range();
        double middle = (double) range.middleMicros() / video.durationMicros();
        return new Highlight(
                video.videoId() + "@" + range.startSeconds() + "-" + range.endSeconds(),
                pooled(range, segments, rows),
                OptionalDouble.of(Math.min(1, middle)),
                Optional.of(new Origin(video.videoId(), range)));
    }

    /** The mean of the segments that the range meets, weighted by how much of it lies in each. */
    static float[] pooled(TimeRange range, List<Segment> segments, FeatureMatrix rows) {
        float[] mean = new float[rows.dim()];
        long total = 0;
        for (Segment segment : segments) {
            long overlap = segment.range().overlapMicros(range);
            total += overlap;
            for (int d = 0; d < mean.length && overlap > 0; d++) {
                mean[d] += (float) overlap * rows.get(segment.index(), d);
            }
        }
        if (total == 0) { // a GIF in the sliver after the last whole sample
            return rows.row(rows.rows() - 1);
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= (float) total;
        }
        return mean;
    }

    private static List<Appeal> fitted(List<Appeal> appeal, int segments) {
        return appeal.isEmpty()
                ? appeal
                : IntStream.range(0, segments)
                        .mapToObj(i -> appeal.get(Math.min(i, appeal.size() - 1)))
                        .toList();
    }

    private static FeatureMatrix fitted(FeatureMatrix rows, int segments) {
        if (rows.rows() == segments) {
            return rows;
        }
        List<float[]> fitted = new ArrayList<>(segments);
        for (int i = 0; i < segments; i++) {
            fitted.add(rows.row(Math.min(i, rows.rows() - 1)));
        }
        return FeatureMatrix.ofRows(fitted);
    }
}
