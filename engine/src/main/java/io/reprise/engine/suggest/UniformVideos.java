package io.reprise.engine.suggest;

import io.reprise.core.math.Vectors;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.EmptyStretches;
import io.reprise.engine.analysis.VideoAnalysis;
import java.util.List;

/** Finds videos in which no moment is better than another, since all show the same: nothing, one colour, one picture. */
final class UniformVideos {
    /**
     * A segment's distance from the mean of all, as a part of the mean's length, up to which all are the same. Of drawn videos one
     * colour has 0, film noise on black 0.013; clips of a fixed camera have 0.07 and more.
     */
    private static final double SAME = 0.03;

    /** The part of the time, or of the moments, that counts as all. */
    private static final double ALL = 0.98;

    private static final double FROZEN = .5;

    private UniformVideos() {}

    static boolean isUniform(VideoAnalysis analysis, RankableVideo video) {
        return isEmpty(analysis) || isFrozen(analysis) || allSegmentsAreAlike(video);
    }

    private static boolean isEmpty(VideoAnalysis analysis) {
        long duration = analysis.facts().durationMicros();
        List<TimeRange> empty = EmptyStretches.of(analysis.signals(), duration);
        return empty.stream().mapToLong(TimeRange::lengthMicros).sum() >= ALL * duration;
    }

    /** One picture from beginning to end, in silence. */
    private static boolean isFrozen(VideoAnalysis analysis) {
        SignalTrack signals = analysis.signals();
        int frozen = 0;
        for (int i = 1; i < signals.size(); i++) {
            if (signals.get(i, Signal.SOUND) > 0) {
                return false;
            }
            frozen += signals.get(i, Signal.FROZEN) > FROZEN ? 1 : 0;
        }
        return analysis.facts().cutsMicros().length == 0 && signals.size() > 1 && frozen >= ALL * (signals.size() - 1);
    }

    private static boolean allSegmentsAreAlike(RankableVideo video) {
        if (video.size() == 1) {
            return false; // there is nothing to compare with
        }
        float[] values = video.features().values();
        double[] mean = new double[video.features().dim()];
        for (int start = 0; start < values.length; start += mean.length) {
            Vectors.addTo(mean, values, start);
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= video.size();
        }
        double most = SAME * Math.sqrt(Vectors.dot(mean, mean));
        for (int start = 0; start < values.length; start += mean.length) {
            if (distance(mean, values, start) > most) {
                return false;
            }
        }
        return true;
    }

    /** The distance of a row, which begins there, from the mean. */
    private static double distance(double[] mean, float[] values, int start) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            double away = values[start + d] - mean[d];
            sum += away * away;
        }
        return Math.sqrt(sum);
    }
}
