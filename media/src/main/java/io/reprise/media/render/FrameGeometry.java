package io.reprise.media.render;

import io.reprise.media.VideoInfo;

/**
 * Size and rate of what is rendered.
 *
 * @param width columns
 * @param height rows
 * @param framesPerSecond the most pictures a second; infinite for every picture of the video
 * @param every every which picture of the video is shown; 0 where that differs, as at rates that vary
 */
record FrameGeometry(int width, int height, double framesPerSecond, int every) {
    /** GIF's delays count hundredths of a second, and players do not show pictures for less than two of them. */
    private static final double GIF_FASTEST = 50;

    /** How much faster or slower than wanted an even rhythm may be. */
    private static final double NEAR = 1.3;

    /** The H.264 encoder takes nothing smaller, and even sizes only. */
    private static final int MP4_SMALLEST = 16;

    /** WebP stores sizes in 14 bits. */
    private static final int WEBP_LARGEST = 16383;

    /** The shape for a wanted size and rate: never larger, never faster than the video. */
    static FrameGeometry of(VideoInfo video, Format format, SizeBound bound, double wantedRate) {
        double fastest = format == Format.GIF ? Math.min(GIF_FASTEST, wantedRate) : wantedRate;
        int every = video.variableFrameRate() ? 0 : every(video.framesPerSecond(), fastest);
        double rate = every == 0 ? fastest : video.framesPerSecond() / every;
        double scale = bound.scale(video.width(), video.height());
        scale = Math.min(scale, WEBP_LARGEST / (double) Math.max(video.width(), video.height()));
        return new FrameGeometry(
                size(video.width() * scale, format),
                size(video.height() * scale, format),
                every == 1 ? Double.POSITIVE_INFINITY : rate,
                every);
    }

    /**
     * Every which picture gives a rate near the wanted one: every second of 25 a second for 12, every third of 30; any
     * other rate would hold some pictures longer than others. 0 where none is near.
     */
    private static int every(double videoRate, double wanted) {
        int best = 0;
        double least = Math.log(NEAR);
        for (int every = 1; every <= videoRate / wanted + 2; every++) {
            double rate = videoRate / every;
            double off = Math.abs(Math.log(rate / wanted));
            boolean slow = rate <= wanted * 1.01;
            if ((off < least && rate <= GIF_FASTEST) || (every == 1 && slow)) {
                least = slow && every == 1 ? 0 : off;
                best = every;
            }
        }
        return best;
    }

    private static int size(double wanted, Format format) {
        return format == Format.MP4 || format == Format.AVIF
                ? (int) Math.max(MP4_SMALLEST, Math.round(wanted / 2) * 2)
                : (int) Math.max(1, Math.round(wanted));
    }

    /** The same at another rate. */
    FrameGeometry atSpeed(double speed) {
        return speed == 1 ? this : new FrameGeometry(width, height, framesPerSecond * speed, every == 1 ? 1 : 0);
    }

    /** Bytes of one picture as RGB. */
    long pictureBytes() {
        return 3L * width * height;
    }
}
