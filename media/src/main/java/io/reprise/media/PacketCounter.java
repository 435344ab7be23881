package io.reprise.media;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;

/** Counts a stream's packets as they are read, without decoding them. */
final class PacketCounter {
    private static final long USUAL_STEP_MICROS = 40_000;

    /** A last picture said to stay longer than this, and much longer than the others, is ignored. */
    private static final long LONGEST_LAST_MICROS = 10_000_000;

    /** Pictures a second below which a stated rate is ignored. */
    private static final double SLOWEST = 0.001;

    /** Steps looked at to judge whether the rate varies. */
    private static final int STEPS = 4096;

    private final AVStream stream;
    private final long statedByFileMicros;
    private final PresentationClock clock;
    private final long[] times = new long[STEPS];
    private long frames;
    private long keyFrames;
    private long lastMicros = Long.MIN_VALUE;
    private long lastLengthMicros;

    /**
     * Makes a counter.
     *
     * @param statedByFileMicros what the file says of its length; 0 or less if nothing
     */
    PacketCounter(AVStream stream, long statedByFileMicros) {
        this.stream = stream;
        this.statedByFileMicros = statedByFileMicros;
        this.clock = new PresentationClock(stream.time_base(), 0, stepMicros(stream), Long.MAX_VALUE);
    }

    void count(AVPacket packet) {
        if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
            return;
        }
        long stamp = packet.pts() == PresentationClock.NONE ? packet.dts() : packet.pts();
        long micros = stamp == PresentationClock.NONE ? afterLast() : clock.lengthMicros(stamp);
        if (micros > lastMicros) {
            lastMicros = micros;
            lastLengthMicros = clock.lengthMicros(packet.duration());
        }
        if (frames < STEPS) {
            times[(int) frames] = micros;
        }
        frames++;
        keyFrames += packet.flags() & avcodec.AV_PKT_FLAG_KEY;
    }

    private long afterLast() {
        return frames == 0 ? 0 : lastMicros + stepMicros(stream);
    }

    long frames() {
        return frames;
    }

    /** What was counted, given which timestamp the first frame shown has. */
    PacketScan result(long originTimestamp) {
        long[] steps = steps();
        long median = steps.length == 0 ? stepMicros(stream) : steps[steps.length / 2];
        boolean plausible = lastLengthMicros > 0 && lastLengthMicros < Math.max(LONGEST_LAST_MICROS, 50 * median);
        long last = Math.max(0, lastMicros - clock.lengthMicros(originTimestamp));
        long end = last + (plausible ? lastLengthMicros : median);
        return new PacketScan(Math.max(1, frames), Math.max(1, keyFrames), end, varies(steps), agrees(end));
    }

    /** The steps between frames in presentation order, sorted by length. */
    private long[] steps() {
        int count = (int) Math.min(STEPS, frames);
        Arrays.sort(times, 0, count);
        long[] steps = new long[Math.max(0, count - 1)];
        for (int i = 1; i < count; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(steps);
        return steps;
    }

    /** A tenth of the steps being a quarter off the middle one is no rounding. */
    private static boolean varies(long[] steps) {
        if (steps.length < 4) {
            return false;
        }
        long median = steps[steps.length / 2];
        long low = steps[steps.length / 20];
        long high = steps[steps.length - 1 - steps.length / 20];
        return low < 0.75 * median || high > 1.25 * median;
    }

    private boolean agrees(long endMicros) {
        long stated = stream.duration() > 0 ? clock.lengthMicros(stream.duration()) : statedByFileMicros;
        long off = Math.abs(stated - endMicros);
        return stated > 0 && (off <= 1_000_000 || off <= endMicros / 50);
    }

    /** The usual time between frames, from the stated rate where that is plausible. */
    static long stepMicros(AVStream stream) {
        AVRational rate = stream.avg_frame_rate();
        double perSecond = rate.den() > 0 ? rate.num() / (double) rate.den() : 0;
        return perSecond > SLOWEST && perSecond < 1000 ? Math.round(1e6 / perSecond) : USUAL_STEP_MICROS;
    }
}
