package io.reprise.media.demo;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Random;

/** A slow pan over ranges of hills in the evening; the near ones pass faster. */
final class HillsPainter implements Painter {
    private static final int RANGES = 4;
    private static final double SECONDS = 8;

    private final DemoCanvas sky = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
    private final Color[] colours = new Color[RANGES];
    private final double[] phase = new double[RANGES];
    private final double[] height = new double[RANGES];
    private final int direction;

    HillsPainter(int variation, Random random) {
        double hue = 0.04 + 0.02 * variation;
        sky.fill(DemoCanvas.hsb(hue + 0.55, 0.35, 0.75), DemoCanvas.hsb(hue + 0.04, 0.5, 1));
        double sunX = 140 + random.nextInt(360);
        for (int glow = 0; glow < 5; glow++) {
            sky.disc(new Color(255, 240, 200, 36), sunX, 150, 70 - 10 * glow);
        }
        sky.disc(new Color(255, 246, 220), sunX, 150, 24);
        for (int i = 0; i < RANGES; i++) {
            double near = i / (double) (RANGES - 1);
            colours[i] = DemoCanvas.hsb(hue + 0.84 - 0.5 * near, 0.3 + 0.3 * near, 0.62 - 0.34 * near);
            phase[i] = 20 * random.nextDouble();
            height[i] = 26 + 14 * random.nextDouble();
        }
        direction = variation % 2 == 0 ? 1 : -1;
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        picture.copy(sky);
        for (int i = 0; i < RANGES; i++) {
            double shift = direction * (0.2 + 0.35 * i) * 320 * seconds / SECONDS;
            picture.drawing().setColor(colours[i]);
            picture.drawing().fill(range(i, shift));
        }
    }

    private Path2D range(int i, double shift) {
        Path2D range = new Path2D.Double();
        range.moveTo(0, DemoFilm.HEIGHT);
        for (int x = 0; x <= DemoFilm.WIDTH; x += 8) {
            double at = (x + shift) / (150 - 22.0 * i) + phase[i];
            double rise = Math.sin(at) + 0.5 * Math.sin(2.3 * at + 1) + 0.2 * Math.sin(5.1 * at);
            range.lineTo(x, 190 + 42 * i - height[i] * rise);
        }
        range.lineTo(DemoFilm.WIDTH, DemoFilm.HEIGHT);
        range.closePath();
        return range;
    }
}
