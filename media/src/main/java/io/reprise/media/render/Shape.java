package io.reprise.media.render;

import io.reprise.media.VideoInfo;

/**
 * Size and rate of what is rendered.
 *
 * @param width columns
 * @param height rows
 * @param framesPerSecond the most pictures a second; infinite for every picture of the video
 */
record Shape(int width, int height, double framesPerSecond) {
    /** GIF's delays count hundredths of a second, and players do not show pictures for less than two of them. */
    private static final double GIF_FASTEST = 50;

    /** WebP stores sizes in 14 bits. */
    private static final int WEBP_LARGEST = 16383;

    /** The shape for a wanted width and rate: never larger, never faster than the video. */
    static Shape of(VideoInfo video, Format format, int wantedWidth, double wantedRate) {
        double fastest = format == Format.GIF ? Math.min(GIF_FASTEST, wantedRate) : wantedRate;
        boolean every = !video.variableFrameRate() && video.framesPerSecond() <= fastest * 1.01;
        double scale = Math.min(1, wantedWidth / (double) video.width());
        scale = Math.min(scale, WEBP_LARGEST / (double) Math.max(video.width(), video.height()));
        int step = format == Format.MP4 ? 2 : 1;
        return new Shape(
                size(video.width() * scale, step),
                size(video.height() * scale, step),
                every ? Double.POSITIVE_INFINITY : fastest);
    }

    private static int size(double wanted, int step) {
        return (int) Math.max(step, Math.round(wanted / step) * step);
    }

    /** Bytes of one picture as RGB. */
    long pictureBytes() {
        return 3L * width * height;
    }
}
