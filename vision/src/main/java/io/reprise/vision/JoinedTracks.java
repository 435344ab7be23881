package io.reprise.vision;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentCells;
import io.reprise.core.feature.MomentLimit;
import java.util.List;

/**
 * Puts what several encoders saw of one video into one track. Its moments are those of the one that has most (the first
 * of equals); every other gives, for each of them, the mean over its own moments in the stretch that is nearer to this
 * moment than to its neighbours, or its nearest one if it has none there. Of a
 * long video there are fewer moments ({@link MomentLimit}), and that one gives its means as well.
 */
final class JoinedTracks {
    private JoinedTracks() {}

    static FeatureTrack join(FeatureSpec spec, List<FeatureTrack> tracks) {
        int finest = 0;
        for (int i = 1; i < tracks.size(); i++) {
            finest = tracks.get(i).rows().rows() > tracks.get(finest).rows().rows() ? i : finest;
        }
        if (tracks.stream().anyMatch(track -> track.rows().rows() == 0)) {
            return new FeatureTrack(spec, new long[0], FeatureMatrix.of(0, spec.dim(), new float[0]));
        }
        return join(spec, tracks, finest);
    }

    private static FeatureTrack join(FeatureSpec spec, List<FeatureTrack> tracks, int finest) {
        long[] all = tracks.get(finest).timesMicros();
        long[] times = MomentLimit.thinned(all, spec.dim());
        float[] values = new float[Math.multiplyExact(times.length, spec.dim())];
        int offset = 0;
        for (int t = 0; t < tracks.size(); t++) {
            FeatureMatrix own = tracks.get(t).rows();
            FeatureMatrix rows =
                    t == finest && times.length == all.length ? own : MomentCells.align(tracks.get(t), times);
            for (int i = 0; i < times.length; i++) {
                System.arraycopy(rows.values(), i * rows.dim(), values, i * spec.dim() + offset, rows.dim());
            }
            offset += rows.dim();
        }
        FeatureMatrix joined = FeatureMatrix.of(times.length, spec.dim(), values);
        return new FeatureTrack(spec, times, joined);
    }
}
