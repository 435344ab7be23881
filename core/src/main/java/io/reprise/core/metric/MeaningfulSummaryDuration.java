package io.reprise.core.metric;

import io.reprise.core.rank.Scores;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much of a video must be watched, best segments first, until half of a GIF has been seen: the normalised
 * meaningful summary duration, 0 is best (reference: {@code meaningful_summary_duration} of gyglim/video2gif_dataset).
 *
 * <p>With inclusion a = 0.5, G the samples of the GIF and n those of the video: t is the 100 (1 - a) percentile of the
 * scores inside the GIF (linear interpolation between order statistics), D the number of samples that score at least t,
 * and nMSD = (D - a |G|) / (n - a |G|).
 */
public final class MeaningfulSummaryDuration {
    private static final double INCLUSION = 0.5;

    private MeaningfulSummaryDuration() {}

    /**
     * The mean over the video's GIFs; those that cover the whole video are left out.
     *
     * @param scores one finite score a segment
     * @return in [0, 1], smaller is better; empty where every GIF covers the whole video
     */
    public static OptionalDouble of(SampledVideo video, double[] scores) {
        video.check(scores);
        int[] worstFirst = reversed(Scores.of(scores).order());
        return video.gifs().stream()
                .filter(gif -> gif.length() < video.samples())
                .mapToDouble(gif -> ofGif(video, scores, worstFirst, gif))
                .average();
    }

    private static double ofGif(SampledVideo video, double[] scores, int[] worstFirst, SampleRange gif) {
        double threshold = median(video, scores, worstFirst, gif);
        long watched = IntStream.range(0, scores.length)
                .filter(i -> scores[i] >= threshold)
                .mapToLong(i -> video.segmentEnd(i) - video.segmentStart(i))
                .sum();
        double needed = INCLUSION * gif.length();
        return (watched - needed) / (video.samples() - needed);
    }

    /** The median of the samples' scores inside the GIF, with the rounding of NumPy's percentile. */
    private static double median(SampledVideo video, double[] scores, int[] worstFirst, SampleRange gif) {
        double low = orderStatistic(video, scores, worstFirst, gif, (gif.length() - 1) / 2);
        double high = orderStatistic(video, scores, worstFirst, gif, gif.length() / 2);
        double gap = high - low;
        return Double.isInfinite(gap) ? high / 2 + low / 2 : high - gap * INCLUSION;
    }

    /** The score that {@code rank} samples of the GIF, sorted ascending, lie before. */
    private static double orderStatistic(
            SampledVideo video, double[] scores, int[] worstFirst, SampleRange gif, int rank) {
        int before = 0;
        for (int segment : worstFirst) {
            before += gif.overlap(video.segmentStart(segment), video.segmentEnd(segment));
            if (before > rank) {
                return scores[segment];
            }
        }
        throw new IllegalStateException("sample " + rank + " is not among the GIF's " + gif.length());
    }

    private static int[] reversed(int[] order) {
        return IntStream.range(0, order.length)
                .map(i -> order[order.length - 1 - i])
                .toArray();
    }
}
