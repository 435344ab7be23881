package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import java.util.List;

/**
 * How long looking at a video will take. It is looked at in two places for a moment, by the very encoders and as sparsely
 * as the whole will be: the first place warms everything up, the second is timed. The longer the work, the longer the trial,
 * up to two seconds, and four more for work of minutes. For a very short one, where the trial would take as long as the work, it is the time that opening it
 * took: most of the work then is classes that are loaded and compiled, which this machine, as busy as it is, does as fast.
 */
public final class TimeTrial {
    /** Pixels of H.264 a second that are decoded and looked at on one thread, in films of 360 to 720 rows. */
    private static final double PIXELS_PER_SECOND_AND_THREAD = 400e6;

    /** What a picture costs on top of its pixels, in pixels: the readers' share. */
    private static final double PIXELS_PER_PICTURE = 60e3;

    /** What a pixel of another codec costs in those of H.264; AV1 is decoded by libaom. */
    private static final double AV1_COST = 6;

    private static final double OTHER_COST = 1.7;

    /** More threads than these do not decode faster. */
    private static final int MOST_THREADS = 4;

    /** Below this a trial is not worth its time. */
    private static final double SHORT_SECONDS = 0.2;

    /** What a trial may take, as a part of the work by the rule of thumb, at least and at most. */
    private static final double TRIAL_PART = 0.3;

    private static final double SHORTEST_TRIAL_SECONDS = 0.3;
    private static final double LONGEST_TRIAL_SECONDS = 1.9;

    /**
     * What looking at a very short video takes for each second that it took to open it. Median of eight clips of 0.4 to 10 s
     * on two busy cores: 1.2 (0.8 to 1.7).
     */
    private static final double SECONDS_A_SECOND_OF_OPENING = 1.2;

    /** Longer work than this is tried again, for so long: in the first two seconds Java's code is not yet compiled. */
    private static final double LONG_SECONDS = 100;

    private static final double LONG_TRIAL_SECONDS = 4;

    /** What comes before the first picture: black bars are looked for, the network is loaded, Java compiles. */
    private static final double START_SECONDS = 0.8;

    /** The part of a trial that warms up. */
    private static final double WARM_UP_PART = 0.47;

    /** A place is no longer than this, so that the part done is told finely enough. */
    private static final long LONGEST_MICROS = 300_000_000;

    private final List<Encoder> encoders;
    private final int threads;
    private final Listener listener;

    /** A trial with the encoders and threads that the work will have. */
    public TimeTrial(List<Encoder> encoders, int threads, Listener listener) {
        this.encoders = encoders;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Seconds, roughly.
     *
     * @param openingSeconds how long it took to open the video, load the ranker and the encoder
     */
    public double seconds(VideoInfo video, double openingSeconds) {
        double rough = rough(video, threads);
        if (rough < SHORT_SECONDS) {
            return SECONDS_A_SECOND_OF_OPENING * openingSeconds + rough;
        }
        try {
            double trial = Math.max(SHORTEST_TRIAL_SECONDS, Math.min(LONGEST_TRIAL_SECONDS, TRIAL_PART * rough));
            double measured = measured(video, trial);
            if (measured > LONG_SECONDS) {
                measured = measured(video, LONG_TRIAL_SECONDS);
            }
            return START_SECONDS + (Double.isFinite(measured) && measured > 0 ? measured : rough);
        } catch (BadInputException e) {
            return START_SECONDS + rough; // whether it can be used the work itself will say
        }
    }

    private double measured(VideoInfo video, double trialSeconds) throws BadInputException {
        long third = video.durationMicros() / 3;
        long length = Math.max(1, Math.min(third, LONGEST_MICROS));
        Stopwatch warmUp = new Stopwatch(WARM_UP_PART * trialSeconds);
        Stopwatch timed = new Stopwatch((1 - WARM_UP_PART) * trialSeconds);
        List<Stopwatch> watches = List.of(warmUp, timed);
        int[] next = {0};
        new VideoPass(encoders, threads, listener)
                .sample(video, List.of(place(third, length), place(2 * third, length)), options -> {
                    Stopwatch watch = watches.get(next[0]++);
                    return options.withCancelled(() -> listener.isCancelled() || watch.isOver())
                            .withProgress(watch::reached);
                });
        return timed.secondsForAll() * video.durationMicros() / length;
    }

    private static TimeRange place(long start, long length) {
        return new TimeRange(start, start + length);
    }

    /** By the pixels alone. */
    static double rough(VideoInfo video, int threads) {
        double pixels =
                (double) video.coded().width() * video.coded().height() * cost(video.codec()) + PIXELS_PER_PICTURE;
        return pixels * video.frames() / PIXELS_PER_SECOND_AND_THREAD / Math.min(threads, MOST_THREADS);
    }

    private static double cost(String codec) {
        return switch (codec) {
            case "h264" -> 1;
            case "av1" -> AV1_COST;
            default -> OTHER_COST;
        };
    }

    /** Runs from the first part that is told done, so that opening and seeking do not count. */
    private static final class Stopwatch {
        private final long mostNanos;
        private long begun;
        private long last;
        private double firstPart = Double.NaN;
        private double lastPart;

        Stopwatch(double mostSeconds) {
            this.mostNanos = (long) (mostSeconds * 1e9);
        }

        boolean isOver() {
            begun = begun == 0 ? System.nanoTime() : begun;
            return System.nanoTime() - begun > mostNanos;
        }

        void reached(double part) {
            last = System.nanoTime();
            if (Double.isNaN(firstPart)) {
                firstPart = part;
                begun = last;
            }
            lastPart = part;
        }

        /** How long the whole place would take; not finite if nothing of it was done. */
        double secondsForAll() {
            return (last - begun) / 1e9 / (lastPart - firstPart);
        }
    }
}
