package io.reprise.media.demo;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Balls bounce across a bright floor. */
final class BallsPainter implements Painter {
    private static final double FLOOR = 300;
    private static final int SHADES = 6;

    private final DemoCanvas ground = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
    private final List<Ball> balls = new ArrayList<>();

    private record Ball(Color colour, double radius, double x, double speed, double height, double beat, double phase) {
        double x(double seconds) {
            double span = DemoFilm.WIDTH - 2 * radius;
            double way = Math.floorMod(Math.round((x + speed * seconds) * 100), Math.round(2 * span * 100)) / 100.0;
            return radius + (way < span ? way : 2 * span - way);
        }

        double y(double seconds) {
            double swing = (seconds * beat + phase) % 1;
            return FLOOR - radius - height * 4 * swing * (1 - swing);
        }
    }

    BallsPainter(int variation, Random random) {
        double hue = 0.11 + 0.015 * variation;
        ground.fill(DemoCanvas.hsb(hue + 0.42, 0.18, 1), DemoCanvas.hsb(hue + 0.4, 0.06, 1));
        ground.drawing().setColor(DemoCanvas.hsb(hue, 0.4, 0.97));
        ground.drawing().fillRect(0, 250, DemoFilm.WIDTH, 110);
        for (int i = 0; i < 16; i++) {
            ground.drawing().setColor(DemoCanvas.hsb(hue, 0.5, 0.93));
            ground.drawing().fillRect(i * 40 + (i % 2) * 4, 250 + (i % 4) * 28, 40, 28);
        }
        int count = 4 + variation;
        for (int i = 0; i < count; i++) {
            balls.add(new Ball(
                    DemoCanvas.hsb(i / (double) count + 0.05 * variation, 0.85, 0.95),
                    18 + random.nextInt(22),
                    random.nextInt(DemoFilm.WIDTH),
                    90 + random.nextInt(140),
                    90 + random.nextInt(120),
                    0.9 + 0.5 * random.nextDouble(),
                    random.nextDouble()));
        }
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        picture.copy(ground);
        for (Ball ball : balls) {
            paint(picture, ball, ball.x(seconds), ball.y(seconds));
        }
    }

    private static void paint(DemoCanvas picture, Ball ball, double x, double y) {
        double lift = (FLOOR - ball.radius - y) / 200;
        picture.ellipse(
                new Color(60, 40, 0, (int) (90 - 60 * Math.min(1, lift))),
                x + 10 * lift,
                FLOOR + 4,
                ball.radius * (1 + 0.3 * lift),
                ball.radius * 0.28);
        for (int i = 0; i < SHADES; i++) {
            double part = i / (double) SHADES;
            float[] hsb = Color.RGBtoHSB(ball.colour.getRed(), ball.colour.getGreen(), ball.colour.getBlue(), null);
            Color shade = DemoCanvas.hsb(hsb[0], hsb[1] * (1 - 0.75 * part * part), 0.7 + 0.3 * part);
            double shift = 0.35 * part * ball.radius;
            picture.disc(shade, x - shift, y - shift, ball.radius * (1 - 0.85 * part));
        }
    }
}
