package io.reprise.spark.measure;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.file.Sha256;
import io.reprise.core.rank.Signal;
import io.reprise.core.rank.SignalTrack;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The analysis of a video that does not exist: scenes of one to ten seconds, each a random direction that its moments vary
 * around; random signals. The same id draws the same video.
 *
 * @param spec what its features are
 * @param durationMicros its length
 * @param stepMicros time between moments
 */
public record DrawnVideo(FeatureSpec spec, long durationMicros, long stepMicros) {
    private static final double VARIATION = 0.3;
    private static final double CUT = 0.1;

    /** The analysis of the video with an id. */
    public VideoAnalysis draw(String id) {
        Random random = new Random(id.hashCode());
        int moments = Math.toIntExact((durationMicros + stepMicros - 1) / stepMicros);
        long[] times = LongStream.range(0, moments).map(i -> i * stepMicros).toArray();
        long[] cuts = LongStream.range(1, moments)
                .filter(i -> random.nextDouble() < CUT)
                .map(i -> i * stepMicros)
                .toArray();
        VideoFacts facts = new VideoFacts(durationMicros, 640, 360, 25, true, cuts, null, List.of());
        FeatureTrack features = new FeatureTrack(spec, times, features(random, times, cuts));
        SignalTrack signals = new SignalTrack(new FeatureTrack(SignalTrack.SPEC, times, signals(random, moments)));
        return new VideoAnalysis(sha256(id), facts, features, signals);
    }

    private FeatureMatrix features(Random random, long[] times, long[] cuts) {
        int dim = spec.dim();
        float[] scene = new float[dim];
        float[] values = new float[Math.multiplyExact(times.length, dim)];
        int shot = -1;
        for (int i = 0; i < times.length; i++) {
            int here = shot(times[i], cuts);
            for (int d = 0; d < dim; d++) {
                scene[d] = here == shot ? scene[d] : (float) random.nextGaussian();
                values[i * dim + d] = scene[d] + (float) (VARIATION * random.nextGaussian());
            }
            shot = here;
        }
        return FeatureMatrix.of(times.length, dim, values);
    }

    private static int shot(long time, long[] cuts) {
        return (int) LongStream.of(cuts).filter(cut -> cut <= time).count();
    }

    private static FeatureMatrix signals(Random random, int moments) {
        int columns = Signal.values().length;
        float[] values = new float[moments * columns];
        for (int i = 0; i < moments; i++) {
            for (Signal signal : Signal.values()) {
                values[i * columns + signal.column()] = switch (signal) {
                    case BLACK, FROZEN, TEXT -> 0;
                    case SOUND -> 1;
                    case LOUDNESS -> -60 * random.nextFloat();
                    case ONSET -> 20 * random.nextFloat();
                    case MOTION, SHARPNESS, COLOURFULNESS, BRIGHTNESS, CONTRAST -> random.nextFloat();
                };
            }
        }
        return FeatureMatrix.of(moments, columns, values);
    }

    /** The identity of the file that does not exist. */
    public static String sha256(String id) {
        return Sha256.of(id);
    }
}
