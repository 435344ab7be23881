package io.reprise.media.render.gif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void theNearestIsTheOneFoundByLookingAtAll() {
        Random random = new Random(3);
        for (int size : new int[] {1, 2, 17, 255}) {
            int[] colours = random.ints(size, 0, 1 << 24).distinct().toArray();
            Palette palette = new Palette(colours);
            for (int i = 0; i < 20_000; i++) {
                int r = random.nextInt(256);
                int g = random.nextInt(256);
                int b = random.nextInt(256);
                int least = Integer.MAX_VALUE;
                for (int c = 0; c < colours.length; c++) {
                    least = Math.min(least, palette.distance(c, r, g, b));
                }
                assertThat(palette.distance(palette.nearest(r, g, b), r, g, b)).isEqualTo(least);
            }
        }
    }

    @Test
    void flatColoursOfAPageAreExactAmongThousandsOfOthers() {
        int[] flat = {0xffffff, 0xf8f8f8, 0xfafbfc, 0xeaecef, 0x181818, 0x1f1f1f, 0x007acc, 0x2ea44f, 0xffebe9};
        byte[] rgb = new byte[3 * 300_000];
        Random random = new Random(5);
        for (int i = 0; i < 300_000; i++) {
            // a tenth of it letters and a picture: every colour there is
            int colour = i % 10 == 0 ? random.nextInt(1 << 24) : flat[i / 7 % flat.length];
            put(rgb, i, colour);
        }
        assertThat(colours(rgb)).contains(boxed(flat));
    }

    @Test
    void aDarkGradientKeepsItsSteps() {
        byte[] rgb = new byte[3 * 200_000];
        Set<Integer> steps = new TreeSet<>();
        for (int i = 0; i < 200_000; i++) {
            int step = i % 200;
            int colour = (step / 25) << 16 | (step / 9) << 8 | (16 + step / 5);
            steps.add(colour);
            put(rgb, i, colour);
        }
        assertThat(steps).hasSizeLessThan(255);
        assertThat(colours(rgb)).containsAll(steps);
    }

    @Test
    void fewColoursAreAllExactHoweverCloseTheyAre() {
        int[] close = {0xffffff, 0xfefefe, 0xfdfdfd, 0x000000, 0x000001, 0x010000, 0x000100};
        byte[] rgb = new byte[3 * 7_000];
        for (int i = 0; i < 7_000; i++) {
            put(rgb, i, close[i % 7]);
        }
        assertThat(colours(rgb)).containsExactlyInAnyOrder(boxed(close));
    }

    @Test
    void countsAreExactUntilThereAreTooManyAndNeverLost() {
        ColourCounts counts = new ColourCounts();
        Random random = new Random(9);
        for (int i = 0; i < 1_000_000; i++) {
            counts.add(random.nextInt(1 << 24));
        }
        long[] sum = {0};
        counts.forEach((rgb, count) -> sum[0] += count);
        assertThat(sum[0]).isEqualTo(1_000_000);
        assertThat(counts.size()).isLessThan(400_000);
    }

    private static Integer[] boxed(int[] colours) {
        return java.util.Arrays.stream(colours).boxed().toArray(Integer[]::new);
    }

    private static Set<Integer> colours(byte[] rgb) {
        PaletteMaker maker = new PaletteMaker();
        for (int i = 0; i + 2 < rgb.length; i += 3) {
            maker.add((rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | (rgb[i + 2] & 0xff));
        }
        Palette palette = maker.make(255);
        Set<Integer> colours = new TreeSet<>();
        for (int i = 0; i < palette.size(); i++) {
            colours.add(palette.colour(i));
        }
        return colours;
    }

    private static void put(byte[] rgb, int i, int colour) {
        rgb[3 * i] = (byte) (colour >> 16);
        rgb[3 * i + 1] = (byte) (colour >> 8);
        rgb[3 * i + 2] = (byte) colour;
    }
}
