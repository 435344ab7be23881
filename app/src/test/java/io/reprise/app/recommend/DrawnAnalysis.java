package io.reprise.app.recommend;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.rank.SignalTrack;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.Home;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** An analysis that no video was decoded for: random features, kept in a home's cache. */
public final class DrawnAnalysis {
    private static final long STEP_MICROS = 500_000;

    private DrawnAnalysis() {}

    /** Writes the analysis of a video with so many moments, two a second. */
    public static void write(Home home, String sha256, int moments) throws IOException {
        FeatureCache cache = new FeatureCache(home);
        cache.putTrack(sha256, track(new BuiltinEncoder().spec(), moments));
        cache.putTrack(sha256, track(SignalTrack.SPEC, moments));
        cache.putFacts(sha256, new VideoFacts(moments * STEP_MICROS, 64, 48, 25, false, new long[0], null, List.of()));
    }

    private static FeatureTrack track(FeatureSpec spec, int rows) {
        Random random = new Random(1);
        float[] values = new float[rows * spec.dim()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        long[] times = LongStream.range(0, rows).map(i -> i * STEP_MICROS).toArray();
        return new FeatureTrack(spec, times, FeatureMatrix.of(rows, spec.dim(), values));
    }
}
