package io.reprise.app.distil;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.time.Micros;
import io.reprise.learn.distil.Teacher;
import java.util.List;

/** An encoder of single pictures as a teacher: it is shown the pictures as frames that lie far apart. */
public final class EncoderTeacher implements Teacher {
    /** Longer than the step of any encoder's sampling. */
    private static final long APART_MICROS = 100 * Micros.PER_SECOND;

    private final Encoder encoder;
    private final int columns;
    private final int rows;

    /**
     * A teacher.
     *
     * @throws DoesNotFitException if the encoder looks at the same frame in several sizes
     */
    public EncoderTeacher(Encoder encoder) {
        this.encoder = encoder;
        try (FeatureExtractor extractor = encoder.open()) {
            if (extractor.sinks().size() != 1) {
                throw new DoesNotFitException(
                        "a teacher is one network, " + encoder.spec().encoder() + " is several");
            }
            columns = extractor.sinks().get(0).frameSize().width();
            rows = extractor.sinks().get(0).frameSize().height();
        }
    }

    @Override
    public String describe() {
        return encoder.spec().encoder();
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int dim() {
        return encoder.spec().dim();
    }

    @Override
    public float[][] look(List<byte[]> pictures) {
        try (FeatureExtractor extractor = encoder.open()) {
            FrameSink sink = extractor.sinks().get(0);
            for (int i = 0; i < pictures.size(); i++) {
                sink.frame(new Frame(i * APART_MICROS, columns, rows, pictures.get(i)));
            }
            FeatureTrack track = extractor.finish();
            if (track.rows().rows() != pictures.size()) {
                throw new DoesNotFitException(
                        encoder.spec().encoder() + " gave " + track.rows().rows() + " features for " + pictures.size()
                                + " pictures; a teacher looks at single pictures");
            }
            float[][] features = new float[pictures.size()][];
            for (int i = 0; i < features.length; i++) {
                features[i] = track.rows().row(i);
            }
            return features;
        }
    }
}
