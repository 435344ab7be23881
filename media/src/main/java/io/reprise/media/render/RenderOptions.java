package io.reprise.media.render;

import io.reprise.core.error.InvalidValueException;
import java.util.OptionalLong;

/**
 * How a moment is rendered.
 *
 * @param format what it is written as
 * @param framing size, what is shown, and over what
 * @param framesPerSecond pictures a second wanted, above 0 and at most 240; a slower video keeps its own, a GIF never has
 *     more than 50
 * @param quality 1 to 100; what it stands for in a format says {@link QualityLadder}
 * @param maxBytes what the file may have at most; empty for no limit
 * @param threads for decoding and encoding, at least 1
 * @param effects what is done to the moment beside showing it
 */
public record RenderOptions(
        Format format,
        Framing framing,
        double framesPerSecond,
        int quality,
        OptionalLong maxBytes,
        int threads,
        Effects effects) {
    /** The quality where nothing else is wished. */
    public static final int USUAL_QUALITY = 75;

    /** The best quality. */
    public static final int BEST_QUALITY = 100;

    /** A GIF at most 480 pixels long at about 12 pictures a second, of any size. */
    public static final RenderOptions DEFAULT =
            new RenderOptions(Format.GIF, Framing.DEFAULT, 12, OptionalLong.empty(), 2);

    private static final int FASTEST = 240;

    public RenderOptions {
        if (!(framesPerSecond > 0 && framesPerSecond <= FASTEST)) {
            throw new InvalidValueException(
                    "fps", "pictures a second are above 0 and at most " + FASTEST + ", not " + framesPerSecond);
        }
        if (quality < 1 || quality > BEST_QUALITY) {
            throw new InvalidValueException("quality", "a quality is 1 to " + BEST_QUALITY + ", not " + quality);
        }
        if (maxBytes.isPresent() && maxBytes.getAsLong() < 1) {
            throw new InvalidValueException("maxSize", "a size limit is at least 1 byte, not " + maxBytes.getAsLong());
        }
        if (threads < 1) {
            throw new InvalidValueException("threads", "rendering needs at least 1 thread, not " + threads);
        }
    }

    /** A moment just shown. */
    public RenderOptions(Format format, Framing framing, double framesPerSecond, OptionalLong maxBytes, int threads) {
        this(format, framing, framesPerSecond, USUAL_QUALITY, maxBytes, threads, Effects.NONE);
    }

    /** The same with effects. */
    public RenderOptions withEffects(Effects other) {
        return new RenderOptions(format, framing, framesPerSecond, quality, maxBytes, threads, other);
    }

    /** The same as another format. */
    public RenderOptions withFormat(Format other) {
        return new RenderOptions(other, framing, framesPerSecond, quality, maxBytes, threads, effects);
    }

    /** The same in another width. */
    public RenderOptions withWidth(int columns) {
        return withFraming(framing.withBound(SizeBound.width(columns)));
    }

    /** The same laid out in another way. */
    public RenderOptions withFraming(Framing other) {
        return new RenderOptions(format, other, framesPerSecond, quality, maxBytes, threads, effects);
    }

    /** The same at another rate. */
    public RenderOptions withFramesPerSecond(double rate) {
        return new RenderOptions(format, framing, rate, quality, maxBytes, threads, effects);
    }

    /** The same in another quality. */
    public RenderOptions withQuality(int other) {
        return new RenderOptions(format, framing, framesPerSecond, other, maxBytes, threads, effects);
    }

    /** The same within a size. */
    public RenderOptions withMaxBytes(long bytes) {
        return new RenderOptions(format, framing, framesPerSecond, quality, OptionalLong.of(bytes), threads, effects);
    }

    /** The same on other threads. */
    public RenderOptions withThreads(int count) {
        return new RenderOptions(format, framing, framesPerSecond, quality, maxBytes, count, effects);
    }
}
