package io.reprise.vision.onnx;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import java.util.Arrays;
import java.util.List;

/** Puts the moments of a video together. */
final class TrackAssembly {
    private TrackAssembly() {}

    static FeatureTrack join(FeatureSpec spec, List<Inference.Moments> batches) {
        long[] times = batches.stream()
                .flatMapToLong(moments -> Arrays.stream(moments.timesMicros()))
                .toArray();
        float[] values = new float[Math.multiplyExact(times.length, spec.dim())];
        int at = 0;
        for (Inference.Moments moments : batches) {
            for (float[] vector : moments.vectors()) {
                System.arraycopy(vector, 0, values, at, vector.length);
                at += vector.length;
            }
        }
        return new FeatureTrack(spec, times, FeatureMatrix.of(times.length, spec.dim(), values));
    }
}
