package io.reprise.media.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Makes one clock of time stamps that start again or jump, as where recordings were glued together: what follows goes on
 * where the pictures left off. It looks at decoding times, which never go back by themselves; presentation times of low
 * rates do, by seconds. Sound takes the pictures' word for how far to move.
 */
final class TimestampMender {
    /** Decoding times of careless writers go back a little. */
    private static final long BACK_MICROS = 500_000L;

    /** How much later than its last packet a stream may go on in what follows a break. */
    private static final long PAUSE_MICROS = 10_000_000L;

    private static final long USUAL_STEP_MICROS = 40_000;

    /** About 36,000 years: far enough, and sums of two do not overflow. */
    private static final long FARTHEST_MICROS = 1L << 60;

    private final Map<Integer, Clock> clocks = new HashMap<>();
    private long shiftMicros;
    private boolean broken;

    /** One stream's. */
    private static final class Clock {
        private boolean started;
        private boolean alone;
        private long lastMicros;
        private long stepMicros = USUAL_STEP_MICROS;
        private long shiftMicros;
    }

    /** Whether there has been a break. */
    boolean hasBroken() {
        return broken;
    }

    /** Forgets where the streams were, as after going elsewhere in the file. */
    void restart() {
        clocks.clear();
        shiftMicros = 0;
    }

    /**
     * Moves a packet's time stamps if they have started again.
     *
     * @param longestStepMicros a longer step is a break and not a pause
     */
    void mend(AVPacket packet, AVStream stream, long longestStepMicros) {
        Clock clock = clocks.computeIfAbsent(packet.stream_index(), index -> new Clock());
        boolean pictures = stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            follow(clock, micros(packet.dts(), stream.time_base()), pictures, longestStepMicros);
        }
        if (clock.shiftMicros != 0) {
            packet.pts(moved(packet.pts(), clock.shiftMicros, stream.time_base()));
            packet.dts(moved(packet.dts(), clock.shiftMicros, stream.time_base()));
        }
    }

    private void follow(Clock clock, long micros, boolean pictures, long longestStepMicros) {
        if (clock.alone && goesOn(clock, micros + shiftMicros)) {
            clock.shiftMicros = shiftMicros;
            clock.alone = false;
        }
        long jump = micros + clock.shiftMicros - clock.lastMicros;
        if (clock.started && (jump > longestStepMicros || jump < -BACK_MICROS)) {
            broken = true;
            clock.alone = !goesOn(clock, micros + shiftMicros);
            clock.shiftMicros = clock.alone ? clock.lastMicros + clock.stepMicros - micros : shiftMicros;
            if (pictures) {
                shiftMicros = clock.shiftMicros;
                clock.alone = false;
            }
        } else if (clock.started && jump > 0 && jump < PAUSE_MICROS) {
            clock.stepMicros = jump;
        }
        clock.started = true;
        clock.lastMicros = micros + clock.shiftMicros;
    }

    private static boolean goesOn(Clock clock, long micros) {
        long jump = micros - clock.lastMicros;
        return jump >= -BACK_MICROS && jump < PAUSE_MICROS;
    }

    private static long micros(long ticks, AVRational timeBase) {
        double micros = ticks * (1e6 * timeBase.num()) / Math.max(1, timeBase.den());
        return Math.round(Math.max(-FARTHEST_MICROS, Math.min(FARTHEST_MICROS, micros)));
    }

    private static long moved(long ticks, long micros, AVRational timeBase) {
        double step = micros / 1e6 * timeBase.den() / Math.max(1, timeBase.num());
        return ticks == avutil.AV_NOPTS_VALUE ? ticks : ticks + Math.round(step);
    }
}
