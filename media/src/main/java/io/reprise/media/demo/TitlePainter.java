package io.reprise.media.demo;

import java.awt.Color;
import java.awt.geom.RoundRectangle2D;

/** The name in block letters on a plain card, lit from left to right. */
final class TitlePainter implements Painter {
    /** Five columns by seven rows a letter, a bit a block, the top row first. */
    private static final int[][] LETTERS = {
        {30, 17, 17, 30, 20, 18, 17}, // R
        {31, 16, 16, 30, 16, 16, 31}, // E
        {30, 17, 17, 30, 16, 16, 16}, // P
        {30, 17, 17, 30, 20, 18, 17}, // R
        {14, 4, 4, 4, 4, 4, 14}, // I
        {15, 16, 16, 14, 1, 1, 30}, // S
        {31, 16, 16, 30, 16, 16, 31}, // E
    };

    private static final int BLOCK = 11;

    private final double hue;

    TitlePainter(int variation) {
        this.hue = 0.6 + 0.07 * variation;
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        Color card = DemoCanvas.hsb(hue, 0.35, 0.25);
        picture.fill(card, card.darker());
        double left = (picture.width() - LETTERS.length * 6 * BLOCK + BLOCK) / 2.0;
        double top = (picture.height() - 7 * BLOCK) / 2.0;
        for (int letter = 0; letter < LETTERS.length; letter++) {
            double light = 0.75 + 0.25 * Math.cos(Math.min(3, Math.abs(letter - 4 * seconds % 12)));
            picture.drawing().setColor(DemoCanvas.hsb(hue + 0.5, 0.25, light));
            letter(picture, LETTERS[letter], left + letter * 6 * BLOCK, top);
        }
    }

    private static void letter(DemoCanvas picture, int[] rows, double left, double top) {
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < 5; x++) {
                if ((rows[y] >> (4 - x) & 1) == 1) {
                    picture.drawing()
                            .fill(new RoundRectangle2D.Double(
                                    left + x * BLOCK, top + y * BLOCK, BLOCK - 1, BLOCK - 1, 4, 4));
                }
            }
        }
    }
}
