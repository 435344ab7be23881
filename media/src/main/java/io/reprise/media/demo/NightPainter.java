package io.reprise.media.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Random;

/** Houses with lit windows, a wet street with cars, rain in front of it all. */
final class NightPainter implements Painter {
    private static final int STREET = 285;
    private static final int DROPS = 130;
    private static final double FALL = 620;

    private final DemoCanvas city = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
    private final double[] dropX = new double[DROPS];
    private final double[] dropY = new double[DROPS];
    private final double carSpeed;
    private final int cars;

    NightPainter(int variation, Random random) {
        city.fill(DemoCanvas.hsb(0.66 + 0.02 * variation, 0.7, 0.12), DemoCanvas.hsb(0.63, 0.5, 0.24));
        for (int x = -10; x < DemoFilm.WIDTH; ) {
            int width = 50 + random.nextInt(60);
            house(x, width, 110 + random.nextInt(150), random);
            x += width + 4;
        }
        street();
        for (int i = 0; i < DROPS; i++) {
            dropX[i] = random.nextInt(DemoFilm.WIDTH + 80);
            dropY[i] = random.nextInt(DemoFilm.HEIGHT);
        }
        carSpeed = 110 + 25 * variation;
        cars = 3 + variation % 3;
    }

    private void house(int left, int width, int height, Random random) {
        int top = STREET - height;
        city.drawing().setColor(DemoCanvas.hsb(0.65, 0.35, 0.08 + 0.07 * random.nextDouble()));
        city.drawing().fillRect(left, top, width, height);
        for (int y = top + 8; y < STREET - 14; y += 18) {
            for (int x = left + 7; x < left + width - 10; x += 15) {
                if (random.nextInt(5) < 2) {
                    city.drawing().setColor(DemoCanvas.hsb(0.11 + 0.05 * random.nextDouble(), 0.55, 0.95));
                    city.drawing().fillRect(x, y, 8, 10);
                }
            }
        }
    }

    private void street() {
        for (int y = STREET; y < DemoFilm.HEIGHT; y++) {
            int depth = y - STREET;
            city.drawing().setColor(DemoCanvas.hsb(0.64, 0.35, 0.10 + 0.0012 * depth));
            city.drawing().fillRect(0, y, DemoFilm.WIDTH, 1);
        }
        city.drawing().setColor(new Color(150, 150, 140));
        for (int x = 10; x < DemoFilm.WIDTH; x += 80) {
            city.drawing().fillRect(x, 322, 36, 3);
        }
    }

    @Override
    public void paint(DemoCanvas picture, double seconds) {
        picture.copy(city);
        for (int i = 0; i < cars; i++) {
            boolean away = i % 2 == 0;
            double lane = (seconds * carSpeed * (1 + 0.2 * i) + i * 260) % (DemoFilm.WIDTH + 200) - 100;
            car(picture, away ? lane : DemoFilm.WIDTH - lane, away ? 312 : 340, away);
        }
        rain(picture, seconds);
    }

    private static void car(DemoCanvas picture, double x, double y, boolean away) {
        picture.ellipse(new Color(12, 12, 20), x, y - 9, 34, 10);
        picture.ellipse(new Color(18, 18, 28), x, y - 16, 19, 10);
        double front = x + (away ? 32 : -32);
        double rear = x - (away ? 32 : -32);
        for (int glow = 0; glow < 4; glow++) {
            picture.ellipse(new Color(255, 240, 190, 45), front, y - 8, 26 - 6 * glow, 10 - 2 * glow);
            picture.ellipse(new Color(255, 40, 30, 50), rear, y - 8, 14 - 3 * glow, 8 - 1.8 * glow);
            picture.ellipse(new Color(255, 230, 170, 16), front, y + 14, 20 - 4 * glow, 16 - 3 * glow);
        }
    }

    private void rain(DemoCanvas picture, double seconds) {
        picture.drawing().setStroke(new BasicStroke(1.2f));
        picture.drawing().setColor(new Color(170, 190, 230, 110));
        for (int i = 0; i < DROPS; i++) {
            double y = (dropY[i] + seconds * FALL * (0.8 + 0.4 * (i % 7) / 7)) % (DemoFilm.HEIGHT + 30) - 30;
            double x = dropX[i] - 0.18 * y;
            picture.drawing().draw(new Line2D.Double(x, y, x - 3, y + 17));
        }
    }
}
