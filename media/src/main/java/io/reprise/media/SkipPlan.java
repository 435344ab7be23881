package io.reprise.media;

import io.reprise.media.ffmpeg.DisposablePackets;
import io.reprise.media.ffmpeg.StreamDecoder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Which frames a sparse pass leaves out. Frames no other needs are never decoded, nor are blocks' edges smoothed: the
 * rest comes out as it is but for a little blockiness. Of a video so long or large that this would still take minutes,
 * only the beginning after each key frame is decoded. The plan depends on the video alone, never on the clock, so that
 * the same video gives the same result.
 */
final class SkipPlan {
    /** Work up to which all that others need is decoded: about nine of the films it was measured on (10 min, 360p). */
    private static final double MOST_PIXELS = 40e9;

    /** Where key frames are farther apart than this, leaving out the rest would leave too little. */
    private static final double SPARSEST_KEYS_MICROS = 20e6;

    /** AV1 through libaom costs about this many times H.264's time. */
    private static final double AV1_COST = 6;

    private static final double OTHER_COST = 1.5;

    private final boolean sparse;
    private final long burstMicros;
    private final DisposablePackets disposable;
    private long keyTimestamp;

    private SkipPlan(boolean sparse, long burstMicros, DisposablePackets disposable) {
        this.sparse = sparse;
        this.burstMicros = burstMicros;
        this.disposable = disposable;
    }

    static SkipPlan of(VideoInfo video, AnalysisOptions options, DisposablePackets disposable) {
        if (options.depth() == Depth.ALL) {
            return new SkipPlan(false, Long.MAX_VALUE, disposable);
        }
        double keyStep = video.durationMicros() / (double) video.keyFrames();
        double share = MOST_PIXELS / work(video, options);
        boolean all = share >= 1 || keyStep > SPARSEST_KEYS_MICROS;
        return new SkipPlan(true, all ? Long.MAX_VALUE : Math.round(share * keyStep), disposable);
    }

    private static double work(VideoInfo video, AnalysisOptions options) {
        double pixels =
                (double) video.frames() * video.coded().width() * video.coded().height();
        double part = options.range() == null || options.sample()
                ? 1
                : Math.min(1, options.range().lengthMicros() / (double) video.durationMicros());
        return pixels * part * cost(video.codec());
    }

    private static double cost(String codec) {
        return switch (codec) {
            case "h264" -> 1;
            case "av1" -> AV1_COST;
            default -> OTHER_COST;
        };
    }

    void configure(StreamDecoder decoder) {
        if (sparse) {
            decoder.skipFrames(avcodec.AVDISCARD_NONREF);
            decoder.skipLoopFilter(avcodec.AVDISCARD_ALL);
        }
    }

    /** Whether the decoder is better not given this packet; asked for every packet in turn. */
    boolean leavesOut(AVPacket packet, PresentationClock clock) {
        return sparse && (disposable.contains(packet) || isLateInItsGroup(packet, clock));
    }

    private boolean isLateInItsGroup(AVPacket packet, PresentationClock clock) {
        if (burstMicros == Long.MAX_VALUE || packet.pts() == PresentationClock.NONE) {
            return false;
        }
        if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
            keyTimestamp = packet.pts();
        }
        return clock.lengthMicros(packet.pts() - keyTimestamp) > burstMicros;
    }
}
