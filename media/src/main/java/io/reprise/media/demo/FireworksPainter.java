package io.reprise.media.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rockets burst over dark hills. */
final class FireworksPainter implements Painter {
    private static final int SPARKS = 48;
    private static final double GLOW_SECONDS = 1.7;
    private static final double RISE_SECONDS = 0.6;
    private static final double DRAG = 2.2;

    private final DemoCanvas sky = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
    private final List<Burst> bursts;

    /** One rocket: where it bursts, when, and how. */
    record Burst(double seconds, double x, double y, double hue, double speed) {}

    FireworksPainter(Random random) {
        bursts = bursts(random);
        sky.fill(DemoCanvas.hsb(0.72, 0.7, 0.07), DemoCanvas.hsb(0.78, 0.55, 0.2));
        for (int i = 0; i < 90; i++) {
            sky.disc(new Color(255, 255, 255, 60 + random.nextInt(120)), random.nextInt(640), random.nextInt(260), 0.8);
        }
        for (int i = 0; i < 5; i++) {
            sky.ellipse(new Color(8, 6, 16), 60 + 140 * i, 372, 150, 50 + random.nextInt(30));
        }
    }

    /** The bursts of ten seconds, in order of time. */
    static List<Burst> bursts(Random random) {
        List<Burst> bursts = new ArrayList<>();
        for (double at = 0.5; at < 10; at += 0.45 + 0.35 * random.nextDouble()) {
            bursts.add(new Burst(
                    at,
                    90 + random.nextInt(460),
                    60 + random.nextInt(130),
                    random.nextDouble(),
                    150 + random.nextInt(110)));
        }
        return bursts;
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        picture.copy(sky);
        picture.drawing().setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Burst burst : bursts) {
            double age = seconds - burst.seconds;
            if (age >= 0 && age < GLOW_SECONDS) {
                burst(picture, burst, age);
            } else if (age < 0 && age > -RISE_SECONDS) {
                double y = burst.y + (DemoFilm.HEIGHT - burst.y) * (age / RISE_SECONDS) * (age / RISE_SECONDS);
                picture.disc(new Color(255, 220, 160), burst.x, y, 2);
                picture.ellipse(new Color(255, 200, 120, 90), burst.x, y + 8, 1.5, 8);
            }
        }
    }

    private static void burst(DemoCanvas picture, Burst burst, double age) {
        double fade = 1 - age / GLOW_SECONDS;
        if (age < 0.12) {
            picture.disc(new Color(255, 255, 240, 150), burst.x, burst.y, 40 * (1 - age / 0.2));
        }
        picture.drawing().setColor(DemoCanvas.alpha(DemoCanvas.hsb(burst.hue, 0.8 - 0.4 * fade, 1), (int)
                (255 * Math.sqrt(fade))));
        for (int i = 0; i < SPARKS; i++) {
            double angle = 2 * Math.PI * i / SPARKS;
            double speed = burst.speed * (0.45 + 0.55 * ((i * 37) % SPARKS) / SPARKS);
            double now = way(age);
            double before = way(Math.max(0, age - 0.07));
            picture.drawing()
                    .draw(new Line2D.Double(
                            burst.x + speed * before * Math.cos(angle),
                            burst.y + speed * before * Math.sin(angle) + 28 * age * age,
                            burst.x + speed * now * Math.cos(angle),
                            burst.y + speed * now * Math.sin(angle) + 30 * age * age));
        }
    }

    private static double way(double age) {
        return (1 - Math.exp(-DRAG * age)) / DRAG * 1.3;
    }
}
