package io.reprise.media.render.gif;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Chooses the palette colour of every pixel and compresses it in one go, so that the choice can heed what compresses
 * well. Three rules, each within what the eye forgives:
 *
 * <ul>
 *   <li>A pixel that is still, or whose shown colour is as good as any, is left transparent.
 *   <li>Among colours, one that lengthens the compressor's current match is taken if it is near enough; nearer in flat
 *       areas than in busy ones, which hide errors. Lossiness 0 takes the nearest only.
 *   <li>The error made is diffused to the neighbours in flat areas, where steps between colours would show as bands, and
 *       not in busy ones, where it would be mere noise that does not compress.
 * </ul>
 */
final class PictureCoder {
    /** Share of the error that is passed on in a flat area, in sixteenths. */
    private static final int DIFFUSED = 12;
    /** Busyness (summed steps of green to the neighbours) up to which an area is flat, and from which it is busy. */
    private static final int FLAT = 4;

    private static final int BUSY = 24;
    /** Busyness beyond which errors are hidden no better. */
    private static final int BUSIEST = 60;
    /** In how busy an area the tolerated squared error is twice that of a flat one. */
    private static final int MASKING = 20;

    private final int width;
    private final Palette palette;
    private final Canvas canvas;
    private final Diffusion diffusion;
    private final int transparent;
    private final int minimumBits;
    private final int tolerance;
    private boolean drawn;

    PictureCoder(int width, Palette palette, Canvas canvas, double lossiness) {
        this.width = width;
        this.palette = palette;
        this.canvas = canvas;
        this.diffusion = new Diffusion(width);
        this.transparent = palette.size();
        this.minimumBits = bits(palette.size() + 1);
        this.tolerance = (int) (lossiness * lossiness * Palette.distance(1, 1, 1));
    }

    /** Bits of a colour's index in a table with so many entries, at least 2. */
    static int bits(int entries) {
        return Math.max(2, 32 - Integer.numberOfLeadingZeros(entries - 1));
    }

    /**
     * Writes the image data of a part of a picture.
     *
     * @return whether any pixel of it is drawn; if not, it shows what is there already
     */
    boolean code(byte[] rgb, Canvas.Box box, OutputStream out) throws IOException {
        LzwDictionary lzw = new LzwDictionary(out, minimumBits);
        diffusion.startPicture();
        drawn = false;
        for (int y = box.top(); y < box.top() + box.height(); y++) {
            codeRow(rgb, box, y, lzw);
        }
        lzw.finish();
        canvas.drawn();
        return drawn;
    }

    private void codeRow(byte[] rgb, Canvas.Box box, int y, LzwDictionary lzw) throws IOException {
        diffusion.startRow();
        int busy = 0;
        for (int x = box.left(); x < box.left() + box.width(); x++) {
            int pixel = y * width + x;
            busy = (busy + step(rgb, x, y, pixel)) >> 1;
            int red = clamp((rgb[3 * pixel] & 0xff) + diffusion.red(x));
            int green = clamp((rgb[3 * pixel + 1] & 0xff) + diffusion.green(x));
            int blue = clamp((rgb[3 * pixel + 2] & 0xff) + diffusion.blue(x));
            int nearest = palette.nearest(red, green, blue);
            boolean mayStay = mayStay(rgb, pixel, red, green, blue, nearest);
            int symbol = choose(lzw, red, green, blue, nearest, mayStay, busy);
            int colour = symbol == transparent ? canvas.shown(pixel) : palette.colour(symbol);
            if (symbol != transparent) {
                canvas.draw(rgb, pixel, colour);
                drawn = true;
            }
            int share = share(busy);
            diffusion.spread(
                    x,
                    (red - (colour >> 16)) * share,
                    (green - (colour >> 8 & 0xff)) * share,
                    (blue - (colour & 0xff)) * share);
        }
    }

    /** Steps of green to the left, right and upper neighbour. */
    private int step(byte[] rgb, int x, int y, int pixel) {
        int p = 3 * pixel + 1;
        int green = rgb[p] & 0xff;
        int left = x > 0 ? Math.abs(green - (rgb[p - 3] & 0xff)) : 0;
        int right = x + 1 < width ? Math.abs(green - (rgb[p + 3] & 0xff)) : 0;
        int above = y > 0 ? Math.abs(green - (rgb[p - 3 * width] & 0xff)) : 0;
        return left + right + above;
    }

    private boolean mayStay(byte[] rgb, int pixel, int red, int green, int blue, int nearest) {
        if (canvas.isEmpty()) {
            return false;
        }
        if (canvas.isStill(rgb, pixel)) {
            return true;
        }
        int shown = canvas.shown(pixel);
        return Palette.distance((shown >> 16) - red, (shown >> 8 & 0xff) - green, (shown & 0xff) - blue)
                <= palette.distance(nearest, red, green, blue);
    }

    /** Chooses the pixel's symbol and tells the compressor. */
    private int choose(LzwDictionary lzw, int red, int green, int blue, int nearest, boolean mayStay, int busy)
            throws IOException {
        int limit = tolerance + tolerance * Math.min(busy, BUSIEST) / MASKING;
        int chosen = LzwDictionary.NONE;
        int least = limit;
        for (int child = lzw.children(); child != LzwDictionary.NONE; child = lzw.after(child)) {
            int symbol = lzw.symbolOf(child);
            if (symbol == transparent) {
                if (mayStay) {
                    chosen = child;
                    break;
                }
            } else if (symbol == nearest) {
                chosen = child;
                least = -1;
                if (!mayStay) {
                    break;
                }
            } else if (least > 0) {
                int distance = palette.distance(symbol, red, green, blue);
                if (distance < least) {
                    least = distance;
                    chosen = child;
                }
            }
        }
        if (chosen == LzwDictionary.NONE) {
            int symbol = mayStay ? transparent : nearest;
            lzw.breakWith(symbol);
            return symbol;
        }
        lzw.follow(chosen);
        return lzw.symbolOf(chosen);
    }

    private static int share(int busy) {
        return busy <= FLAT ? DIFFUSED : busy >= BUSY ? 0 : DIFFUSED * (BUSY - busy) / (BUSY - FLAT);
    }

    private static int clamp(int value) {
        return value < 0 ? 0 : Math.min(value, 255);
    }
}
