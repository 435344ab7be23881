package io.reprise.media.cut;

import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds hard cuts in frames that are decoded anyway, with frames left out in between; flashes, fades, dissolves and fast
 * motion are none. It looks half a second ahead and keeps about a second of small pictures. {@link CutRule} decides.
 */
public final class CutDetector implements FrameSink {
    private static final FrameSize SIZE = new FrameSize(64, 36, FrameSize.Fit.STRETCH);

    private final CutOptions options;
    private final CutRule rule;
    private final FrameWindow window = new FrameWindow(SIZE.width(), SIZE.height());
    private final List<Long> cuts = new ArrayList<>();
    private int next = 1;

    /** A detector with the product's thresholds. */
    public CutDetector() {
        this(CutOptions.DEFAULT);
    }

    /** A detector with these thresholds. */
    public CutDetector(CutOptions options) {
        this.options = options;
        this.rule = new CutRule(options);
    }

    @Override
    public FrameSize frameSize() {
        return SIZE;
    }

    @Override
    public double framesPerSecond() {
        return 0;
    }

    @Override
    public void frame(Frame frame) {
        window.add(frame.timeMicros(), frame.rgb());
        while (next < window.size() && frame.timeMicros() - window.micros(next) > options.flashMicros()) {
            judgeNext();
        }
        forget();
    }

    private void judgeNext() {
        if (rule.startsShot(window, next)) {
            cuts.add(window.micros(next));
        }
        next++;
    }

    /** Frames that no rule looks back at any more. */
    private void forget() {
        int old = 0;
        while (old < next - 4
                && window.micros(Math.min(next, window.size() - 1)) - window.micros(old) > 2 * options.flashMicros()) {
            old++;
        }
        window.dropFirst(old);
        next -= old;
    }

    /** The hard cuts in microseconds, each the first frame seen of a new shot, ascending. Called after the last frame. */
    public long[] cutsMicros() {
        while (next < window.size()) {
            judgeNext();
        }
        return cuts.stream().mapToLong(Long::longValue).toArray();
    }
}
