package io.reprise.media.render.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.media.render.ReadGif;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifEncoderTest {
    private static final int WIDTH = 161;
    private static final int HEIGHT = 90;
    private static final int PICTURES = 12;
    private static final int USUAL = 75;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 75, 100})
    void aDecoderShowsWhatTheEncoderBelievesIsShown(int quality) throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(scene(2 * i, 6, new Random(i)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifEncoder encoder = encoder(out, quality, 255);
        List<int[]> expected = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            encoder.add(i * 100_000L, clip.get(i));
            if (i >= SmoothedPicture.LOOKAHEAD) {
                expected.add(encoder.shown());
            }
        }
        int written = encoder.finish(PICTURES * 100_000L);
        List<BufferedImage> decoded = read(out).pictures();
        assertThat(decoded).hasSize(written).hasSize(PICTURES);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(pixels(decoded.get(i))).as("picture %d", i).isEqualTo(expected.get(i));
        }
        assertThat(pixels(decoded.get(PICTURES - 1))).isEqualTo(encoder.shown());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void anyNumberOfThreadsMakesTheSameFile(int threads) throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(scene(3 * i, 6, new Random(i)));
        }
        assertThat(gif(clip, threads, USUAL).toByteArray())
                .isEqualTo(gif(clip, 1, USUAL).toByteArray());
    }

    @Test
    void aFullDictionaryIsClearedAsDecodersExpect() throws IOException {
        Random random = new Random(4);
        byte[] noise = new byte[3 * WIDTH * HEIGHT];
        random.nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifEncoder encoder = encoder(out, 100, 255);
        encoder.add(0, noise);
        encoder.finish(100_000);
        assertThat(pixels(read(out).pictures().get(0))).isEqualTo(encoder.shown());
    }

    @Test
    void flatColoursOfAScreenAreExactAmongLetters() throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(screen(i));
        }
        List<BufferedImage> shown = read(gif(clip, USUAL)).pictures();
        BufferedImage last = shown.get(shown.size() - 1);
        byte[] wanted = clip.get(PICTURES - 1);
        for (int pixel = WIDTH; pixel < WIDTH * (HEIGHT - 1); pixel++) {
            int colour = colour(wanted, pixel);
            boolean inRow = colour(wanted, pixel - 1) == colour || colour(wanted, pixel + 1) == colour;
            boolean inColumn = colour(wanted, pixel - WIDTH) == colour || colour(wanted, pixel + WIDTH) == colour;
            if (!inRow || !inColumn || pixel % WIDTH == 0 || pixel % WIDTH == WIDTH - 1) {
                continue;
            }
            assertThat(Integer.toHexString(last.getRGB(pixel % WIDTH, pixel / WIDTH) & 0xffffff))
                    .as("at %d, %d", pixel % WIDTH, pixel / WIDTH)
                    .isEqualTo(Integer.toHexString(colour(wanted, pixel)));
        }
    }

    @Test
    void theGroundBetweenLettersThatScrollIsExactInEveryPicture() throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(scrolling(i));
        }
        List<BufferedImage> shown = read(gif(clip, USUAL)).pictures();
        assertThat(shown).hasSize(PICTURES);
        int grounds = 0;
        for (int i = 0; i < PICTURES; i++) {
            for (int pixel = WIDTH + 1; pixel < WIDTH * (HEIGHT - 1) - 1; pixel++) {
                if (isGround(clip.get(i), pixel)) {
                    grounds++;
                    assertThat(shown.get(i).getRGB(pixel % WIDTH, pixel / WIDTH) & 0xffffff)
                            .isEqualTo(0xfefefe);
                }
            }
        }
        assertThat(grounds).isGreaterThan(PICTURES * 1000);
    }

    /** Grey letters of all shades, smooth as scaled ones are, on a ground that is not quite white. */
    private static byte[] scrolling(int step) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, (byte) 0xfe);
        Random random = new Random(9);
        for (int letter = 0; letter < 700; letter++) {
            int x = random.nextInt(WIDTH - 3);
            int y = (random.nextInt(HEIGHT) + HEIGHT - 2 * step) % HEIGHT;
            for (int dx = 0; dx < 3; dx++) {
                Arrays.fill(rgb, 3 * (y * WIDTH + x + dx), 3 * (y * WIDTH + x + dx + 1), (byte) random.nextInt(256));
            }
        }
        return rgb;
    }

    private static boolean isGround(byte[] rgb, int pixel) {
        for (int dy = -WIDTH; dy <= WIDTH; dy += WIDTH) {
            for (int dx = -1; dx <= 1; dx++) {
                if (colour(rgb, pixel + dy + dx) != 0xfefefe) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void noiseOverAStillPictureIsNotDrawnAgainAndAgain() throws IOException {
        List<byte[]> still = new ArrayList<>();
        List<byte[]> one = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            still.add(scene(0, 3, new Random(i)));
        }
        one.add(still.get(0));
        assertThat(gif(still, USUAL).size()).isLessThan(4 * gif(one, USUAL).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 75, 100})
    void whatMovesLeavesNoTrail(int quality) throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(scene(8 * i, 2, new Random(i)));
        }
        List<BufferedImage> shown = read(gif(clip, quality)).pictures();
        byte[] background = scene(-1000, 0, new Random(0));
        for (int y = 30; y < 60; y++) {
            for (int x = 0; x < 8 * (PICTURES - 2); x++) {
                int pixel = y * WIDTH + x;
                int seen = shown.get(PICTURES - 1).getRGB(x, y);
                assertThat(Math.abs((seen >> 8 & 0xff) - (background[3 * pixel + 1] & 0xff)))
                        .as("at %d, %d", x, y)
                        .isLessThan(24);
            }
        }
    }

    @Test
    void aSceneOfOtherColoursHasAPaletteOfItsOwn() throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(i < PICTURES / 2 ? gradient(0) : gradient(2));
        }
        ByteArrayOutputStream out = gif(clip, USUAL);
        List<BufferedImage> shown = read(out).pictures();
        assertThat(shown).hasSize(2);
        assertThat(error(shown.get(1), clip.get(PICTURES - 1))).isLessThan(2);
    }

    @Test
    void moreQualityIsMoreBytesAndLessError() throws IOException {
        List<byte[]> clip = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            clip.add(scene(5 * i, 8, new Random(i)));
        }
        double errorBefore = Double.MAX_VALUE;
        int sizeBefore = 0;
        for (int quality : new int[] {20, 50, 75, 100}) {
            ByteArrayOutputStream out = gif(clip, quality);
            double error = error(read(out).pictures().get(PICTURES - 1), clip.get(PICTURES - 1));
            assertThat(out.size()).as("bytes at %d", quality).isGreaterThan(sizeBefore);
            assertThat(error).as("error at %d", quality).isLessThan(errorBefore);
            errorBefore = error;
            sizeBefore = out.size();
        }
    }

    @Test
    void optionsRefuseWhatTheyCannotBe() {
        assertThatThrownBy(() -> GifOptions.ofQuality(101, 255)).hasMessageContaining("101");
        assertThatThrownBy(() -> GifOptions.ofQuality(Double.NaN, 255)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> GifOptions.ofQuality(50, 256)).hasMessageContaining("256");
        assertThatThrownBy(() -> new GifOptions(255, 0)).hasMessageContaining("above 0");
    }

    private static GifEncoder encoder(ByteArrayOutputStream out, int quality, int colours) {
        return new GifEncoder(
                out, new GifEncoder.Plan(WIDTH, HEIGHT, GifOptions.ofQuality(quality, colours), "test", 0, 1));
    }

    private static ByteArrayOutputStream gif(List<byte[]> clip, int quality) throws IOException {
        return gif(clip, 1, quality);
    }

    private static ByteArrayOutputStream gif(List<byte[]> clip, int threads, int quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifOptions options = GifOptions.ofQuality(quality, 255);
        GifEncoder encoder = new GifEncoder(out, new GifEncoder.Plan(WIDTH, HEIGHT, options, "test", 0, threads));
        for (int i = 0; i < clip.size(); i++) {
            encoder.add(i * 100_000L, clip.get(i));
        }
        encoder.finish(clip.size() * 100_000L);
        return out;
    }

    private ReadGif read(ByteArrayOutputStream out) throws IOException {
        Path file = folder.resolve("some.gif");
        Files.write(file, out.toByteArray());
        return ReadGif.of(file);
    }

    private static int[] pixels(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return pixels;
    }

    private static double error(BufferedImage shown, byte[] wanted) {
        double sum = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int seen = shown.getRGB(i % WIDTH, i / WIDTH);
            sum += Math.abs((seen >> 8 & 0xff) - (wanted[3 * i + 1] & 0xff));
        }
        return sum / (WIDTH * HEIGHT);
    }

    private static int colour(byte[] rgb, int pixel) {
        return (rgb[3 * pixel] & 0xff) << 16 | (rgb[3 * pixel + 1] & 0xff) << 8 | (rgb[3 * pixel + 2] & 0xff);
    }

    private static void put(byte[] rgb, int pixel, int red, int green, int blue) {
        rgb[3 * pixel] = (byte) Math.max(0, Math.min(255, red));
        rgb[3 * pixel + 1] = (byte) Math.max(0, Math.min(255, green));
        rgb[3 * pixel + 2] = (byte) Math.max(0, Math.min(255, blue));
    }

    /** A dark square at a column over a bright gradient, under noise of some levels. */
    private static byte[] scene(int left, int noise, Random random) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            int x = pixel % WIDTH;
            int y = pixel / WIDTH;
            int dark = x >= left && x < left + 30 && y >= 30 && y < 60 ? 110 : 0;
            int off = noise == 0 ? 0 : random.nextInt(2 * noise + 1) - noise;
            put(rgb, pixel, 130 + x / 2 - dark + off, 120 + y + off - dark, 150 + (x + y) / 4 + off - dark);
        }
        return rgb;
    }

    /** Grey and near-grey areas, with letters that grow in number. */
    private static byte[] screen(int letters) {
        int[] flat = {0xffffff, 0xf8f8f8, 0xfafbfc, 0xfefefe, 0x1f1f1f, 0x181818};
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            int x = pixel % WIDTH;
            int y = pixel / WIDTH;
            int ground = flat[x * flat.length / WIDTH];
            boolean letter = y / 9 <= letters && y % 9 > 2 && (x * 7 + y * 5) % 11 < 3 && x % 8 < 6;
            int ink = ground > 0x800000 ? 0x24292f : 0xd4d4d4;
            int shown = letter ? ink : ground;
            put(rgb, pixel, shown >> 16, shown >> 8 & 0xff, shown & 0xff);
        }
        return rgb;
    }

    /** Thousands of shades mostly of one channel. */
    private static byte[] gradient(int channel) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            int[] shade = {pixel % WIDTH / 4, pixel / WIDTH / 3, 20};
            shade[channel] = 60 + pixel % WIDTH;
            put(rgb, pixel, shade[0], shade[1], shade[2]);
        }
        return rgb;
    }
}
