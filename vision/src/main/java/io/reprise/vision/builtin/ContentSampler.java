package io.reprise.vision.builtin;

import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.Micros;

/**
 * Hands a network those frames that tell something: the first, every one that differs from the one it looked at last (so
 * those after cuts), and of what stands still one every few seconds.
 */
final class ContentSampler implements FrameSink, AutoCloseable {
    private static final double FRAMES_PER_SECOND = 2;

    /** Mean difference of a pixel's values, of 255, from which on a frame shows something else. */
    private static final double CHANGE = 15;

    private static final long LONGEST_MICROS = 2 * Micros.PER_SECOND;

    /** Of so many values one is compared; no multiple of 3, so that all colours are. */
    private static final int STEP = 7;

    private final FeatureExtractor network;
    private final FrameSink sink;
    private final byte[] last;
    private long taken;
    private long lastMicros = Long.MIN_VALUE / 2;

    ContentSampler(FeatureExtractor network) {
        this.network = network;
        sink = network.sinks().get(0);
        last = new byte[3 * sink.frameSize().width() * sink.frameSize().height()];
    }

    @Override
    public FrameSize frameSize() {
        return sink.frameSize();
    }

    @Override
    public double framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.timeMicros() - lastMicros >= LONGEST_MICROS || isOther(frame.rgb())) {
            lastMicros = frame.timeMicros();
            System.arraycopy(frame.rgb(), 0, last, 0, last.length);
            sink.frame(frame);
            taken++;
        }
    }

    private boolean isOther(byte[] rgb) {
        long sum = 0;
        int count = 0;
        for (int i = 0; i < last.length; i += STEP) {
            sum += Math.abs((rgb[i] & 0xff) - (last[i] & 0xff));
            count++;
        }
        return sum >= CHANGE * count;
    }

    /** How many frames the network was given. */
    long taken() {
        return taken;
    }

    /** What the network saw. */
    FeatureTrack finish() {
        return network.finish();
    }

    @Override
    public void close() {
        network.close();
    }
}
