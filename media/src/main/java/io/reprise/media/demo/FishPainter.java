package io.reprise.media.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fish of several colours swim through green-blue water; weed sways, bubbles rise. */
final class FishPainter implements Painter {
    private static final int BUBBLES = 14;
    private static final int WEEDS = 9;
    private static final double MARGIN = 80;

    private final DemoCanvas water = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
    private final List<Fish> fish = new ArrayList<>();
    private final double[] bubbleX = new double[BUBBLES];
    private final double phase;

    private record Fish(Color colour, double size, double x, double y, double speed, double wave) {}

    FishPainter(int variation, Random random) {
        double hue = 0.49 + 0.015 * variation;
        water.fill(DemoCanvas.hsb(hue, 0.55, 0.85), DemoCanvas.hsb(hue + 0.07, 0.85, 0.35));
        for (int i = 0; i < 6; i++) {
            ray(60 + 110 * i + random.nextInt(40));
        }
        water.ellipse(DemoCanvas.hsb(0.13, 0.35, 0.7), 320, 372, 460, 46);
        int count = 5 + variation;
        for (int i = 0; i < count; i++) {
            double speed = (60 + random.nextInt(80)) * (random.nextInt(3) == 0 ? -1 : 1);
            Color colour = DemoCanvas.hsb(0.02 + 0.12 * random.nextDouble() + 0.01 * variation, 0.85, 1);
            fish.add(new Fish(
                    colour, 18 + random.nextInt(20), random.nextInt(640), 50 + random.nextInt(240), speed, 3 + i % 3));
        }
        for (int i = 0; i < BUBBLES; i++) {
            bubbleX[i] = random.nextInt(DemoFilm.WIDTH);
        }
        phase = 6 * random.nextDouble();
    }

    private void ray(double x) {
        Path2D ray = new Path2D.Double();
        ray.moveTo(x, 0);
        ray.lineTo(x + 34, 0);
        ray.lineTo(x - 90, DemoFilm.HEIGHT);
        ray.lineTo(x - 190, DemoFilm.HEIGHT);
        ray.closePath();
        water.drawing().setColor(new Color(255, 255, 255, 22));
        water.drawing().fill(ray);
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        picture.copy(water);
        weed(picture, seconds);
        for (Fish one : fish) {
            swim(picture, one, seconds);
        }
        picture.drawing().setStroke(new BasicStroke(1.5f));
        for (int i = 0; i < BUBBLES; i++) {
            double y = DemoFilm.HEIGHT - (seconds * (40 + 5 * (i % 5)) + i * 61) % (DemoFilm.HEIGHT + 40);
            double x = bubbleX[i] + 6 * Math.sin(seconds * 2 + i);
            picture.disc(new Color(255, 255, 255, 90), x, y, 3 + i % 4);
        }
    }

    private void weed(DemoCanvas picture, double seconds) {
        picture.drawing().setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < WEEDS; i++) {
            double x = 30 + i * 74;
            double sway = 16 * Math.sin(seconds * 1.3 + i + phase);
            Path2D stalk = new Path2D.Double();
            stalk.moveTo(x, 350);
            stalk.curveTo(x - 14, 310, x + 14 + sway / 2, 290, x + sway, 240 - 12 * (i % 3));
            picture.drawing().setColor(DemoCanvas.hsb(0.36, 0.7, 0.42 + 0.05 * (i % 3)));
            picture.drawing().draw(stalk);
        }
    }

    private void swim(DemoCanvas picture, Fish one, double seconds) {
        double span = DemoFilm.WIDTH + 2 * MARGIN;
        double way = one.x + one.speed * seconds;
        double x = way - span * Math.floor(way / span) - MARGIN;
        double y = one.y + 10 * Math.sin(seconds * 1.5 + one.wave);
        int ahead = one.speed > 0 ? 1 : -1;
        double tail = one.size * 0.35 * Math.sin(seconds * 3 * one.wave);
        Path2D fin = new Path2D.Double();
        fin.moveTo(x - ahead * one.size * 0.8, y);
        fin.lineTo(x - ahead * one.size * 1.7, y - one.size * 0.5 + tail);
        fin.lineTo(x - ahead * one.size * 1.45, y + tail);
        fin.lineTo(x - ahead * one.size * 1.7, y + one.size * 0.5 + tail);
        fin.closePath();
        picture.drawing().setColor(one.colour.darker());
        picture.drawing().fill(fin);
        picture.ellipse(one.colour, x, y, one.size, one.size * 0.55);
        picture.ellipse(new Color(255, 255, 255, 120), x - ahead * one.size * 0.1, y, one.size * 0.13, one.size * 0.5);
        picture.ellipse(new Color(255, 255, 255, 70), x, y + one.size * 0.25, one.size * 0.6, one.size * 0.2);
        picture.disc(Color.WHITE, x + ahead * one.size * 0.6, y - one.size * 0.12, one.size * 0.15);
        picture.disc(Color.BLACK, x + ahead * one.size * 0.64, y - one.size * 0.12, one.size * 0.08);
    }
}
