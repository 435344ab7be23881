package io.reprise.vision.builtin;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.feature.MomentCells;
import io.reprise.core.feature.MomentLimit;
import io.reprise.core.feature.TrackBuilder;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.frame.SoundBlock;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.Micros;
import io.reprise.vision.onnx.BundledNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built-in encoder: what a small network sees, and colour, texture, motion and sound as measured. It wants four frames
 * a second of 80 x 45 pixels, describes every other and measures motion between all; the network gets some of its
 * own ({@link ContentSampler}). The vector's parts are listed in {@link BuiltinSpec} and
 * docs/builtin-encoder.md. It also takes down the generic signals ({@link #signals}), which are needed whatever encoder
 * ranks.
 */
public final class BuiltinExtractor implements FeatureExtractor, FrameSink {
    private static final FrameSize SIZE = new FrameSize(80, 45, FrameSize.Fit.STRETCH);
    private static final double FRAMES_PER_SECOND = 4;
    /** A frame this soon after the last one taken tells nothing new; a third of the usual gap. */
    private static final long TOO_SOON_MICROS = Micros.PER_SECOND / 12;

    /** Motion wants frames close to each other; what the picture looks like is told often enough by every other. */
    private static final long DESCRIBE_MICROS = Micros.PER_SECOND * 2 / 5;

    private static final long NARROWEST_EAR_MICROS = Micros.PER_SECOND / 4;
    private static final long WIDEST_EAR_MICROS = 2 * Micros.PER_SECOND;

    /** Rows of signals: four a second for four and a half hours. */
    private static final int MOST_SIGNALS = 1 << 16;

    private final Picture picture = new Picture(SIZE.width(), SIZE.height());
    private final MotionMeter motionMeter = new MotionMeter(SIZE.width(), SIZE.height());
    private final SoundMeter soundMeter = new SoundMeter();
    private final BuiltinSpec layout = new BuiltinSpec(SIZE.width(), SIZE.height());
    private final TrackBuilder features = new TrackBuilder(BuiltinSpec.SPEC);
    private final TrackBuilder signals = new TrackBuilder(SignalTrack.SPEC, MomentLimit.ofRows(MOST_SIGNALS));
    private final @Nullable ContentSampler content;
    private long lastDescribedMicros;
    private long lastMicros = Long.MIN_VALUE / 2;

    /**
     * One that describes and takes down the signals.
     *
     * @param network an image network's extractor, of {@link BundledNetwork#SPEC}; closed with this
     */
    BuiltinExtractor(FeatureExtractor network) {
        content = new ContentSampler(network);
    }

    private BuiltinExtractor() {
        content = null;
    }

    /** One for the signals alone, beside another encoder: its features stay empty. */
    public static BuiltinExtractor ofSignals() {
        return new BuiltinExtractor();
    }

    @Override
    public FeatureSpec spec() {
        return BuiltinSpec.SPEC;
    }

    @Override
    public List<FrameSink> sinks() {
        return content == null ? List.of(this) : List.of(this, content);
    }

    @Override
    public FrameSize frameSize() {
        return SIZE;
    }

    @Override
    public double framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.timeMicros() - lastMicros < TOO_SOON_MICROS) {
            return;
        }
        lastMicros = frame.timeMicros();
        picture.read(frame);
        Motion motion = motionMeter.measure(picture, frame.timeMicros());
        boolean due = features.rows() == 0 || frame.timeMicros() - lastDescribedMicros >= DESCRIBE_MICROS;
        if (content != null && due && features.wants(frame.timeMicros())) {
            lastDescribedMicros = frame.timeMicros();
            features.add(frame.timeMicros(), layout.describe(picture, motion));
        }
        float[] row = new float[SignalTrack.SPEC.dim()];
        PictureSignals.measure(picture, motion, row);
        signals.add(frame.timeMicros(), row);
    }

    @Override
    public void sound(SoundBlock block) {
        soundMeter.listen(block);
    }

    /** How many of the frames the network looked at. */
    public long networkFrames() {
        return content == null ? 0 : content.taken();
    }

    /** The features, the sound's included. */
    @Override
    public FeatureTrack finish() {
        AudioFeatures audioFeatures = soundMeter.features();
        for (int moment = 0; moment < features.rows(); moment++) {
            features.set(
                    moment, BuiltinSpec.SOUND_OFFSET, audioFeatures.describe(ear(audioFeatures, features, moment)));
        }
        FeatureTrack track = features.build();
        if (content != null) {
            addSeen(content.finish(), track);
        }
        return track;
    }

    /** Writes what the network saw around each moment into the moment's row. */
    private static void addSeen(FeatureTrack network, FeatureTrack track) {
        if (network.rows().rows() == 0) {
            return;
        }
        FeatureMatrix rows = MomentCells.align(network, track.timesMicros());
        for (int moment = 0; moment < rows.rows(); moment++) {
            System.arraycopy(
                    rows.values(),
                    moment * rows.dim(),
                    track.rows().values(),
                    moment * track.spec().dim() + BuiltinSpec.CONTENT_OFFSET,
                    rows.dim());
        }
    }

    /** The generic signals at the same moments, after the last frame. */
    public SignalTrack signals() {
        FeatureTrack pictures = signals.build();
        TrackBuilder complete = new TrackBuilder(SignalTrack.SPEC, MomentLimit.ofRows(MOST_SIGNALS + 1));
        AudioFeatures audioFeatures = soundMeter.features();
        for (int moment = 0; moment < signals.rows(); moment++) {
            float[] row = pictures.rows().row(moment);
            audioFeatures.signal(ear(audioFeatures, signals, moment), row);
            complete.add(signals.timeMicros(moment), row);
        }
        return new SignalTrack(complete.build());
    }

    /** The stretches of sound that belong to a moment: half way to its neighbours, neither too narrow nor too wide. */
    private static int[] ear(AudioFeatures audioFeatures, TrackBuilder moments, int moment) {
        long time = moments.timeMicros(moment);
        long before = moment == 0 ? 0 : (time - moments.timeMicros(moment - 1)) / 2;
        boolean last = moment == moments.rows() - 1;
        long after = last ? 0 : (moments.timeMicros(moment + 1) - time) / 2;
        long narrowest = Math.max(NARROWEST_EAR_MICROS, audioFeatures.stretchMicros());
        return audioFeatures.between(time - clamp(before, narrowest), time + clamp(after, narrowest));
    }

    private static long clamp(long micros, long narrowest) {
        return Math.max(narrowest, Math.min(WIDEST_EAR_MICROS, micros));
    }

    @Override
    public void close() {
        if (content != null) {
            content.close();
        }
    }
}
