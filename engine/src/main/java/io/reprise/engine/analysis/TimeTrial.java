package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import java.util.List;

/**
 * How long looking at a video will take. It is looked at in two places for a moment, by the very encoders and as sparsely
 * as the whole will be: the first place warms everything up, the second is timed. The longer the work, the longer the trial,
 * up to two seconds, and three more where that says most of a minute. What a short trial says is drawn towards a rule of thumb, since on a busy
 * machine a fraction of a second says little; for a very short video, where the trial would take as long as the work, the
 * rule is all there is. What comes before the first picture is known from the time that opening the video took: both are
 * mostly classes that are loaded and compiled, which this machine, as busy as it is, does as fast.
 */
public final class TimeTrial {
    /** Pixels of H.264 a second that are decoded and looked at on one thread, in films of 360 to 720 rows. */
    private static final double PIXELS_PER_SECOND_AND_THREAD = 400e6;

    /** What a picture costs on top of its pixels, in pixels: the readers' share. */
    private static final double PIXELS_PER_PICTURE = 60e3;

    /** What a pixel of another codec costs in those of H.264; AV1 is decoded by libaom. */
    private static final double AV1_COST = 7;

    private static final double VP9_COST = 3;
    private static final double OTHER_COST = 2;

    /** More threads than these do not decode faster. */
    private static final int MOST_THREADS = 4;

    /** Below this a trial is not worth its time. */
    private static final double SHORT_SECONDS = 0.4;

    /** What a trial may take, as a part of the work by the rule of thumb, at least and at most. */
    private static final double TRIAL_PART = 0.4;

    private static final double SHORTEST_TRIAL_SECONDS = 0.5;
    private static final double LONGEST_TRIAL_SECONDS = 1.9;

    /** A trial of this length counts as much as the rule of thumb; one of twice the length alone. */
    private static final double EQUAL_TRIAL_SECONDS = 0.5;

    /**
     * What comes before the first picture (black bars are looked for, the network is loaded, Java compiles), for each second
     * that it took to open the video: median of eight runs on 20 s of 320x180 in four codecs, 1.9 (1.7 to 2.2).
     */
    private static final double START_SECONDS_A_SECOND_OF_OPENING = 1.9;

    /** The start in seconds: opening takes long for other reasons too, such as reading a large file through. */
    private static final double SHORTEST_START = 0.3;

    private static final double LONGEST_START = 4;

    /** Seconds of opening on the machine that the rule of thumb was measured on, while it did nothing else. */
    private static final double USUAL_OPENING_SECONDS = 0.55;

    /** Longer work than this is tried again, for so long: in the first two seconds Java's code is not yet compiled. */
    private static final double LONG_SECONDS = 40;

    private static final double LONG_TRIAL_SECONDS = 3;

    /** The part of a trial that warms up. */
    private static final double WARM_UP_PART = 0.47;

    /** A place is no longer than this, so that the part done is told finely enough. */
    private static final long LONGEST_MICROS = 300_000_000;

    /** A trial goes on until it has seen so much, about one group of reordered pictures: they come in bursts. */
    private static final double LEAST_MICROS = 600_000;

    /** But for no longer than so many times its time. */
    private static final int LONGEST_EXTENSION = 3;

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
        double start = start(openingSeconds);
        double rough = rough(video, threads) * pace(start);
        if (rough < SHORT_SECONDS) {
            return start + rough;
        }
        try {
            double trial = Math.max(SHORTEST_TRIAL_SECONDS, Math.min(LONGEST_TRIAL_SECONDS, TRIAL_PART * rough));
            double measured = measured(video, trial);
            if (measured > LONG_SECONDS) {
                measured = measured(video, LONG_TRIAL_SECONDS);
            }
            return start + between(rough, measured, trial);
        } catch (BadInputException e) {
            return start + rough; // whether it can be used the work itself will say
        }
    }

    /** What comes before the first picture, in seconds. */
    private static double start(double openingSeconds) {
        return Math.max(SHORTEST_START, Math.min(LONGEST_START, START_SECONDS_A_SECOND_OF_OPENING * openingSeconds));
    }

    /** How much slower this machine is at the moment than the rule of thumb's. */
    private static double pace(double startSeconds) {
        return startSeconds / START_SECONDS_A_SECOND_OF_OPENING / USUAL_OPENING_SECONDS;
    }

    /** A measured time, drawn towards the rule of thumb the more the shorter it was measured; in proportion, not in seconds. */
    static double between(double rough, double measured, double trialSeconds) {
        if (!Double.isFinite(measured) || measured <= 0) {
            return rough;
        }
        double weight = Math.min(1, trialSeconds / (2 * EQUAL_TRIAL_SECONDS));
        return Math.pow(measured, weight) * Math.pow(rough, 1 - weight);
    }

    private double measured(VideoInfo video, double trialSeconds) throws BadInputException {
        long third = video.durationMicros() / 3;
        long length = Math.max(1, Math.min(third, LONGEST_MICROS));
        double least = LEAST_MICROS / length;
        Stopwatch warmUp = new Stopwatch(WARM_UP_PART * trialSeconds, 0);
        Stopwatch timed = new Stopwatch((1 - WARM_UP_PART) * trialSeconds, least);
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
            case "vp9" -> VP9_COST;
            default -> OTHER_COST;
        };
    }

    /** Runs from the first part that is told done, so that opening and seeking do not count. */
    private static final class Stopwatch {
        private final long mostNanos;
        private final double leastPart;
        private long begun;
        private long last;
        private double firstPart = Double.NaN;
        private double lastPart;

        Stopwatch(double mostSeconds, double leastPart) {
            this.mostNanos = (long) (mostSeconds * 1e9);
            this.leastPart = leastPart;
        }

        boolean isOver() {
            begun = begun == 0 ? System.nanoTime() : begun;
            long passed = System.nanoTime() - begun;
            return passed > mostNanos && (lastPart - firstPart >= leastPart || passed > LONGEST_EXTENSION * mostNanos);
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
