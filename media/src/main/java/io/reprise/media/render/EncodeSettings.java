package io.reprise.media.render;

import io.reprise.media.VideoInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to encode a moment.
 *
 * @param geometry size and rate
 * @param colours of a GIF's palette, 2 to 255; other formats ignore it
 * @param coarseness how much detail is dropped: a GIF's and a WebP's distance from quality 100, an MP4's quantiser (1 to 51), an AVIF's (0 to 63), the bits that an APNG's colours have less than 8
 * @param soundBits bits a second of an MP4's sound, 0 for none; other formats ignore it
 */
record EncodeSettings(FrameGeometry geometry, int colours, double coarseness, int soundBits) {
    /** The largest palette of a GIF: 255 colours and transparency. */
    static final int ALL_COLOURS = 255;

    private static final int FULL_SOUND = 128_000;
    private static final int THIN_SOUND = 64_000;

    /** What is wanted where size does not matter. */
    static EncodeSettings full(VideoInfo video, RenderOptions options) {
        FrameGeometry geometry =
                FrameGeometry.of(video, options.format(), options.framing().bound(), options.framesPerSecond());
        boolean sounding = options.format() == Format.MP4
                && video.sound() != null
                && !options.effects().boomerang();
        return new EncodeSettings(
                geometry,
                ALL_COLOURS,
                QualityLadder.of(options.format(), options.quality()).fullCoarseness(),
                sounding ? FULL_SOUND : 0);
    }

    /** The same, smaller by about 2 to the power of {@code steps}; see {@link QualityLadder}. */
    EncodeSettings reduced(VideoInfo video, RenderOptions options, double steps) {
        QualityLadder ladder = QualityLadder.of(options.format(), options.quality());
        double detail = Math.min(steps, ladder.detailSteps());
        double rest = steps - detail;
        double rate = Math.min(geometry.framesPerSecond(), video.framesPerSecond());
        double slower = Math.max(Math.min(1, ladder.slowest() / rate), Math.pow(2, -0.25 * rest));
        double narrower = Math.pow(2, -Math.max(0, rest + Math.log(slower) / Math.log(2)) / 2);
        int width = (int) Math.max(QualityLadder.NARROWEST, Math.round(geometry.width() * narrower));
        double wantedRate = slower < 1 ? rate * slower : options.framesPerSecond();
        return new EncodeSettings(
                FrameGeometry.of(
                        video, options.format(), SizeBound.width(Math.min(width, geometry.width())), wantedRate),
                (int) Math.max(16, Math.min(colours, Math.round(ALL_COLOURS * Math.pow(2, -0.3 * rest)))),
                isWhole(options.format()) ? Math.rint(ladder.coarseness(detail)) : ladder.coarseness(detail),
                steps < 2 ? soundBits : steps < 4 ? Math.min(soundBits, THIN_SOUND) : 0);
    }

    /** What is given up when this takes the place of the full setting. */
    List<QualityTradeoff> tradeoffs(EncodeSettings full, VideoInfo video, Format format) {
        List<QualityTradeoff> given = new ArrayList<>();
        add(given, "width", full.geometry.width(), geometry.width());
        add(given, "rate", rate(full, video), rate(this, video));
        switch (format) {
            case GIF -> {
                add(given, "colours", full.colours, colours);
                add(given, "quality", 100 - full.coarseness, 100 - coarseness);
            }
            case WEBP -> add(given, "quality", 100 - full.coarseness, 100 - coarseness);
            case AVIF -> add(given, "quantiser", full.coarseness, coarseness);
            case APNG -> add(given, "bits a colour", 8 - full.coarseness, 8 - coarseness);
            case MP4 -> {
                add(given, "quantiser", full.coarseness, coarseness);
                add(given, "sound", full.soundBits / 1000.0, soundBits / 1000.0);
            }
        }
        return given;
    }

    /** Whether a format's coarseness comes in whole steps. */
    private static boolean isWhole(Format format) {
        return format == Format.MP4 || format == Format.AVIF || format == Format.APNG;
    }

    private static double rate(EncodeSettings settings, VideoInfo video) {
        return Math.min(settings.geometry.framesPerSecond(), video.framesPerSecond());
    }

    private static void add(List<QualityTradeoff> given, String what, double without, double with) {
        if (Math.abs(without - with) > 1e-6) {
            given.add(new QualityTradeoff(what, without, with));
        }
    }
}
