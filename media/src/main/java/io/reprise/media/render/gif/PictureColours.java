package io.reprise.media.render.gif;

import java.util.Arrays;

/**
 * The palette each picture is drawn in: the file's, which is made for the first picture and costs nothing, or one of its
 * own, made for the pixels that change, where the errors it saves are worth more than the bytes it takes.
 */
final class PictureColours {
    /**
     * About so many pixels are counted for a palette, and compared by. 40,000 took a third longer for GIFs of the same size
     * at equal similarity (docs/rendering.md).
     */
    private static final int SAMPLED = 10_000;

    /** Bits that the error of a pixel left as it is must be worth for it to count as changing. */
    private static final double CHANGING_BITS = 2;

    private final PictureErrors errors;
    private final GifOptions options;
    private final int[] sample;
    private int sampled;
    private double pixelsEach;
    private Palette common = new Palette(new int[] {0});
    private NearColours commonNear = new NearColours(common);
    private Palette current = common;

    PictureColours(PictureErrors errors, GifOptions options, int pixels) {
        this.errors = errors;
        this.options = options;
        this.sample = new int[pixels];
    }

    /** The file's palette, for the picture that the errors are of. */
    Palette makeCommon() {
        sampleAll();
        common = palette();
        commonNear = new NearColours(common);
        current = common;
        errors.use(common, commonNear);
        return common;
    }

    /** Chooses the palette of the picture that the errors are of. */
    Palette choose() {
        sampleChanging();
        current = common;
        errors.use(common, commonNear);
        double with = sampledBits();
        // a palette of its own can't save more than all errors
        if (with > 8.0 * GifWriter.tableBytes(common)) {
            Palette own = palette();
            NearColours ownNear = new NearColours(own);
            errors.use(own, ownNear);
            current = own;
            if (with - sampledBits() <= 8.0 * GifWriter.tableBytes(own)) {
                current = common;
                errors.use(common, commonNear);
            }
        }
        return current;
    }

    /** Whether the palette chosen is the picture's own. */
    boolean isOwn() {
        return current != common;
    }

    private void sampleAll() {
        Arrays.setAll(sample, pixel -> pixel);
        thin(sample.length);
    }

    private void sampleChanging() {
        double threshold = CHANGING_BITS / options.bitsPerError();
        int changing = 0;
        for (int pixel = 0; pixel < sample.length; pixel++) {
            if (errors.kept(pixel) > threshold) {
                sample[changing++] = pixel;
            }
        }
        thin(changing);
    }

    /** Keeps every n-th, n odd, so that they do not line up in columns. */
    private void thin(int count) {
        int step = Math.max(1, count / SAMPLED) | 1;
        sampled = 0;
        for (int i = 0; i < count; i += step) {
            sample[sampled++] = sample[i];
        }
        pixelsEach = step;
    }

    private Palette palette() {
        PaletteMaker maker = new PaletteMaker();
        for (int i = 0; i < sampled; i++) {
            maker.add(errors.source(sample[i]));
        }
        return maker.make(options.colours());
    }

    /** What the errors of the changing pixels are worth in the palette used, in bits. */
    private double sampledBits() {
        return errors.roughly(sample, sampled) * pixelsEach * options.bitsPerError();
    }
}
