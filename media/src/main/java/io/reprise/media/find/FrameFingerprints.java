package io.reprise.media.find;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoInfo;
import io.reprise.media.crop.BarDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small grey pictures along a video, in order of time: all that finding needs to keep of it, 576 bytes each. */
final class FrameFingerprints implements FrameSink {
    private static final int WIDTH = 32;
    private static final int HEIGHT = 18;
    private static final long TOLERANCE_MICROS = 1000;

    /** Grey values of one fingerprint. */
    static final int PIXELS = WIDTH * HEIGHT;

    private final double framesPerSecond;
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    private FrameFingerprints(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /** Looks at a video, or the part of it that the options say; 0 frames a second for all there are. */
    static FrameFingerprints of(VideoInfo video, double framesPerSecond, AnalysisOptions options)
            throws BadInputException {
        FrameFingerprints frameFingerprints = new FrameFingerprints(framesPerSecond);
        AnalysisPass.run(video.cropped(BarDetector.find(video)), List.of(frameFingerprints), options);
        return frameFingerprints;
    }

    int size() {
        return pictures.size();
    }

    long timeMicros(int i) {
        return times.get(i);
    }

    /** The grey values; bytes without sign. */
    byte[] picture(int i) {
        return pictures.get(i);
    }

    /** How long they move: the last one, which many a GIF holds before it starts again, counts as long as most do. */
    long lengthMicros() {
        long[] steps = new long[times.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times.get(i + 1) - times.get(i);
        }
        Arrays.sort(steps);
        return times.get(times.size() - 1) - times.get(0) + steps[steps.length / 2];
    }

    /** The picture shown at a time: the last one that began by then; the first before any. */
    int shownAt(long micros) {
        int low = 0;
        int high = times.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times.get(middle) <= micros + TOLERANCE_MICROS) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public FrameSize frameSize() {
        return new FrameSize(WIDTH, HEIGHT, FrameSize.Fit.STRETCH);
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public void frame(Frame frame) {
        byte[] rgb = frame.rgb();
        byte[] grey = new byte[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            int red = rgb[3 * i] & 255;
            int green = rgb[3 * i + 1] & 255;
            int blue = rgb[3 * i + 2] & 255;
            grey[i] = (byte) ((77 * red + 150 * green + 29 * blue) >> 8);
        }
        pictures.add(grey);
        times.add(frame.timeMicros());
    }
}
