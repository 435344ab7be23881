package io.reprise.media;

import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.frame.SoundBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is shown. */
final class Watcher implements FrameSink {
    final List<Long> times = new ArrayList<>();
    final List<byte[]> pictures = new ArrayList<>();
    long samples;
    int sampleRate;
    private final FrameSize size;
    private final double rate;

    Watcher(FrameSize size, double rate) {
        this.size = size;
        this.rate = rate;
    }

    @Override
    public FrameSize frameSize() {
        return size;
    }

    @Override
    public double framesPerSecond() {
        return rate;
    }

    @Override
    public void frame(Frame frame) {
        times.add(frame.timeMicros());
        pictures.add(frame.rgb().clone());
    }

    @Override
    public void sound(SoundBlock block) {
        samples += block.length();
        sampleRate = block.sampleRate();
    }
}
