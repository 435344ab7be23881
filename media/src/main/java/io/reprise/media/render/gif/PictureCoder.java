package io.reprise.media.render.gif;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Chooses what is drawn of a picture and compresses it in one go: phrase by phrase the compressor takes what costs least
 * in bits and errors together ({@link PhraseSearch}).
 */
final class PictureCoder {
    private final Canvas canvas;
    private final LocalRate rate;
    private final PhraseSearch search;

    PictureCoder(Canvas canvas, PictureErrors errors, double bitsPerError) {
        this.canvas = canvas;
        this.rate = new LocalRate(canvas);
        this.search = new PhraseSearch(errors, bitsPerError, rate);
    }

    /** Bits of a colour's index in a table with so many entries, at least 2. */
    static int bits(int entries) {
        return Math.max(2, 32 - Integer.numberOfLeadingZeros(entries - 1));
    }

    /**
     * Writes the image data of a part of a picture and notes on the canvas what it draws.
     *
     * @param palette that the errors are measured with
     * @return whether any pixel of it is drawn; if not, it shows what is there already
     */
    boolean code(Palette palette, Canvas.Box box, OutputStream out) throws IOException {
        int minimumBits = bits(palette.size() + 1);
        LzwDictionary dictionary = new LzwDictionary(minimumBits);
        Raster raster = new Raster(box, canvas.width());
        search.start(dictionary, raster, palette.size());
        out.write(minimumBits);
        CodeWriter codes = new CodeWriter(out);
        codes.write(dictionary.clearCode(), dictionary.codeBits());
        boolean drawn = codePhrases(palette, dictionary, raster, codes);
        codes.write(dictionary.clearCode() + 1, dictionary.codeBits());
        codes.finish();
        canvas.drawn();
        return drawn;
    }

    private boolean codePhrases(Palette palette, LzwDictionary dictionary, Raster raster, CodeWriter codes)
            throws IOException {
        boolean mayKeep = !canvas.isEmpty();
        boolean drawn = false;
        int before = LzwDictionary.NONE;
        for (int place = 0; raster.has(place); place += search.length()) {
            if (dictionary.isFull()) {
                codes.write(dictionary.clearCode(), dictionary.codeBits());
                dictionary.clear();
                before = LzwDictionary.NONE;
            }
            search.find(place, mayKeep);
            int phrase = search.node();
            if (before != LzwDictionary.NONE) {
                dictionary.learn(before, dictionary.firstSymbol(phrase));
            }
            codes.write(phrase, dictionary.codeBits());
            drawn |= draw(palette, dictionary, raster, place);
            before = phrase;
        }
        // the reader learns from the last code too, and may widen its codes
        dictionary.widen();
        return drawn;
    }

    /** Draws the phrase found; says whether it draws any pixel. */
    private boolean draw(Palette palette, LzwDictionary dictionary, Raster raster, int place) {
        float cost = (float) dictionary.codeBits() / search.length();
        boolean drawn = false;
        int node = search.node();
        for (int i = search.length() - 1; i >= 0; i--) {
            int pixel = raster.pixel(place + i);
            int symbol = dictionary.symbol(node);
            if (symbol != palette.size()) {
                canvas.draw(pixel, palette.colour(symbol));
                drawn = true;
            }
            rate.note(pixel, cost);
            node = dictionary.parent(node);
        }
        return drawn;
    }
}
