package io.reprise.learn.personas;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A film cut in the middle, each half a video of its own. */
final class FilmHalves {
    private FilmHalves() {}

    /** The first or the second half, named so, its time beginning at 0. */
    static RankableVideo of(RankableVideo film, boolean first) {
        int middle = film.size() / 2;
        return part(film, first ? 0 : middle, first ? middle : film.size(), film.id() + (first ? "/1" : "/2"));
    }

    private static RankableVideo part(RankableVideo film, int from, int end, String id) {
        long start = film.segments().get(from).range().startMicros();
        long until = film.segments().get(end - 1).range().endMicros();
        List<Segment> segments = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        for (int i = from; i < end; i++) {
            TimeRange range = film.segments().get(i).range();
            segments.add(new Segment(i - from, new TimeRange(range.startMicros() - start, range.endMicros() - start)));
            rows.add(film.features().row(i));
        }
        List<Appeal> appeal =
                film.appeal().isEmpty() ? List.of() : film.appeal().subList(from, end);
        return new RankableVideo(
                id,
                until - start,
                segments,
                film.spec(),
                FeatureMatrix.ofRows(rows),
                appeal,
                film.moments().map(moments -> part(moments, start, until)));
    }

    private static FeatureTrack part(FeatureTrack moments, long start, long until) {
        int[] within = IntStream.range(0, moments.timesMicros().length)
                .filter(i -> moments.timesMicros()[i] >= start && moments.timesMicros()[i] < until)
                .toArray();
        long[] times = Arrays.stream(within)
                .mapToLong(i -> moments.timesMicros()[i] - start)
                .toArray();
        List<float[]> rows =
                Arrays.stream(within).mapToObj(i -> moments.rows().row(i)).toList();
        return new FeatureTrack(moments.spec(), times, FeatureMatrix.ofRows(rows));
    }
}
