package io.reprise.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What the rows of some pictures show: one moment each, two moments row by row in turn (interlaced), or film that was
 * spread over interlaced pictures (3:2 pulldown: of five pictures two show two moments). By FFmpeg's idet, which compares
 * each field with those before and after; what a file says of itself does not count.
 */
final class FieldAnalysis {
    /** Pictures of film that pulldown makes of four. */
    private static final int PERIOD = 5;

    /** Of fewer pictures that could be judged nothing is said: a still scene has no combs. */
    private static final int FEWEST = 8;

    /** The part of the pictures that show two moments from which a video is interlaced. */
    private static final double INTERLACED_PART = .75;

    /** The part of them between which it may be film: two of five, less some that could not be judged. */
    private static final double LEAST_FILM_PART = .25;

    private static final double MOST_FILM_PART = .55;

    /** The part of the pictures with two moments that must lie where pulldown puts them. */
    private static final double IN_PATTERN = .85;

    private static final List<FilterChain.Filter> DETECTOR =
            List.of(new FilterChain.Filter("idet", "intl_thres=1.04:prog_thres=1.5"));

    private FieldAnalysis() {}

    /** What the rows show. */
    enum Kind {
        /** One moment a picture, or not known. */
        WHOLE,
        /** Two moments a picture. */
        INTERLACED,
        /** Film in interlaced pictures. */
        TELECINED
    }

    /**
     * The result.
     *
     * @param topFirst whether the upper of two rows shows the earlier moment
     */
    record Result(Kind kind, boolean topFirst) {}

    /** A picture by itself: top first, bottom first, one moment, or not to be judged. */
    private enum Single {
        TFF,
        BFF,
        PROGRESSIVE,
        UNDETERMINED
    }

    /**
     * Judges pictures.
     *
     * @param frames in their order, of one size and format; not changed
     */
    static Result of(List<AVFrame> frames) throws FfmpegException {
        List<Single> singles = new ArrayList<>();
        try (FilterChain detector = new FilterChain(frames.get(0), DETECTOR)) {
            for (AVFrame frame : frames) {
                detector.add(frame);
                take(detector, singles);
            }
            detector.add(null);
            take(detector, singles);
        }
        return judge(singles);
    }

    private static void take(FilterChain detector, List<Single> singles) throws FfmpegException {
        for (AVFrame frame = detector.receive(); frame != null; frame = detector.receive()) {
            AVDictionaryEntry said = avutil.av_dict_get(frame.metadata(), "lavfi.idet.single.current_frame", null, 0);
            singles.add(said == null ? Single.UNDETERMINED : single(said.value().getString()));
            avutil.av_frame_free(frame);
        }
    }

    private static Single single(String name) {
        return switch (name) {
            case "tff" -> Single.TFF;
            case "bff" -> Single.BFF;
            case "progressive" -> Single.PROGRESSIVE;
            default -> Single.UNDETERMINED;
        };
    }

    private static Result judge(List<Single> singles) {
        int top = count(singles, Single.TFF);
        int bottom = count(singles, Single.BFF);
        int whole = count(singles, Single.PROGRESSIVE);
        int two = Math.max(top, bottom);
        double part = two / (double) Math.max(1, top + bottom + whole);
        boolean topFirst = top >= bottom;
        if (top + bottom + whole < FEWEST) {
            return new Result(Kind.WHOLE, topFirst);
        }
        if (part >= INTERLACED_PART) {
            return new Result(Kind.INTERLACED, topFirst);
        }
        boolean film = part >= LEAST_FILM_PART && part <= MOST_FILM_PART && isPulldown(singles, topFirst, two);
        return new Result(film ? Kind.TELECINED : Kind.WHOLE, topFirst);
    }

    private static int count(List<Single> singles, Single wanted) {
        return (int) singles.stream().filter(wanted::equals).count();
    }

    /** Whether the pictures with two moments are two neighbours of every five. */
    private static boolean isPulldown(List<Single> singles, boolean topFirst, int two) {
        int[] at = new int[PERIOD];
        for (int i = 0; i < singles.size(); i++) {
            at[i % PERIOD] += singles.get(i) == (topFirst ? Single.TFF : Single.BFF) ? 1 : 0;
        }
        int best = 0;
        for (int i = 0; i < PERIOD; i++) {
            best = Math.max(best, at[i] + at[(i + 1) % PERIOD]);
        }
        return best >= IN_PATTERN * two;
    }
}
