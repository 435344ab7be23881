package io.reprise.media.render;

import java.util.OptionalLong;

/**
 * How a moment is rendered.
 *
 * @param format what it is written as
 * @param width columns wanted, 2 to 8192; a narrower video keeps its own
 * @param framesPerSecond pictures a second wanted, above 0 and at most 240; a slower video keeps its own, a GIF never has
 *     more than 50
 * @param maxBytes what the file may have at most; empty for no limit
 * @param threads for decoding and encoding, at least 1
 */
public record RenderOptions(Format format, int width, double framesPerSecond, OptionalLong maxBytes, int threads) {
    /** A GIF 480 wide at 12 pictures a second, of any size. */
    public static final RenderOptions DEFAULT = new RenderOptions(Format.GIF, 480, 12, OptionalLong.empty(), 2);

    private static final int WIDEST = 8192;
    private static final int FASTEST = 240;

    public RenderOptions {
        if (width < 2 || width > WIDEST) {
            throw new IllegalArgumentException("a width is 2 to " + WIDEST + ", not " + width);
        }
        if (!(framesPerSecond > 0 && framesPerSecond <= FASTEST)) {
            throw new IllegalArgumentException(
                    "pictures a second are above 0 and at most " + FASTEST + ", not " + framesPerSecond);
        }
        if (maxBytes.isPresent() && maxBytes.getAsLong() < 1) {
            throw new IllegalArgumentException("a size limit is at least 1 byte, not " + maxBytes.getAsLong());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("rendering needs at least 1 thread, not " + threads);
        }
    }

    /** The same as another format. */
    public RenderOptions withFormat(Format other) {
        return new RenderOptions(other, width, framesPerSecond, maxBytes, threads);
    }

    /** The same in another width. */
    public RenderOptions withWidth(int columns) {
        return new RenderOptions(format, columns, framesPerSecond, maxBytes, threads);
    }

    /** The same at another rate. */
    public RenderOptions withFramesPerSecond(double rate) {
        return new RenderOptions(format, width, rate, maxBytes, threads);
    }

    /** The same within a size. */
    public RenderOptions withMaxBytes(long bytes) {
        return new RenderOptions(format, width, framesPerSecond, OptionalLong.of(bytes), threads);
    }

    /** The same on other threads. */
    public RenderOptions withThreads(int count) {
        return new RenderOptions(format, width, framesPerSecond, maxBytes, count);
    }
}
