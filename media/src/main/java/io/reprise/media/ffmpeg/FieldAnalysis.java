package io.reprise.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * What the rows of some pictures show: one moment each, two moments row by row in turn (interlaced), or film that was
 * spread over interlaced pictures (pulldown). By FFmpeg's idet, which compares each field with those before and after; what a
 * file says of itself does not count.
 */
final class FieldAnalysis {
    /** Pictures of film that pulldown makes of four. */
    private static final int PERIOD = 5;

    /** Of fewer pictures that could be judged nothing is said: a still scene has no combs. */
    private static final int FEWEST = 8;

    /** The part of the pictures that show two moments from which a video is interlaced. */
    private static final double INTERLACED_PART = .75;

    /**
     * Neighbours of five that idet finds two moments in: two after 3:2 pulldown; three after 2:3:3:2 (cameras' 24pA), where
     * one shows two moments and each of those beside it has a field in common with it.
     */
    private static final int[] FILM_NEIGHBOURS = {2, 3};

    /** By how much the part of the pictures with two moments may differ from such neighbours': some can't be judged. */
    private static final double FILM_PART_TOLERANCE = .15;

    /** The part of the pictures with two moments that must lie where pulldown puts them. */
    private static final double IN_PATTERN = .85;

    private static final List<FilterChain.Filter> DETECTOR =
            List.of(new FilterChain.Filter("idet", "intl_thres=1.04:prog_thres=1.5"));

    private FieldAnalysis() {}

    /** What the rows show. */
    enum Kind {
        /** Not known: too little moves. */
        UNKNOWN,
        /** One moment a picture. */
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
     * @param still how many pictures at the beginning could not be judged
     */
    record Result(Kind kind, boolean topFirst, int still) {}

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
        int judged = top + bottom + whole;
        double part = two / (double) Math.max(1, judged);
        boolean topFirst = top >= bottom;
        int still =
                (int) singles.stream().takeWhile(Single.UNDETERMINED::equals).count();
        return new Result(judged < FEWEST ? Kind.UNKNOWN : kind(singles, topFirst, part), topFirst, still);
    }

    private static Kind kind(List<Single> singles, boolean topFirst, double part) {
        if (part >= INTERLACED_PART) {
            return Kind.INTERLACED;
        }
        for (int neighbours : FILM_NEIGHBOURS) {
            boolean usual = Math.abs(part - neighbours / (double) PERIOD) <= FILM_PART_TOLERANCE;
            if (usual && isPulldown(singles, topFirst ? Single.TFF : Single.BFF, neighbours)) {
                return Kind.TELECINED;
            }
        }
        return Kind.WHOLE;
    }

    private static int count(List<Single> singles, Single wanted) {
        return (int) singles.stream().filter(wanted::equals).count();
    }

    /** Whether the pictures with two moments are so many neighbours of every five. */
    private static boolean isPulldown(List<Single> singles, Single two, int neighbours) {
        int[] at = new int[PERIOD];
        for (int i = 0; i < singles.size(); i++) {
            at[i % PERIOD] += singles.get(i) == two ? 1 : 0;
        }
        int best = 0;
        for (int first = 0; first < PERIOD; first++) {
            int sum = 0;
            for (int i = first; i < first + neighbours; i++) {
                sum += at[i % PERIOD];
            }
            best = Math.max(best, sum);
        }
        return best >= IN_PATTERN * count(singles, two);
    }
}
