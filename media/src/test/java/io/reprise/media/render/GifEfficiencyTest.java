package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.SharedData;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.gif.GifEncoder;
import io.reprise.media.render.gif.GifOptions;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes and similarity together: a GIF must become neither larger nor less like its source. The bounds are what was
 * measured when they were set and a tenth more bytes, a tenth more dissimilarity.
 */
class GifEfficiencyTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 136;
    private static final int PICTURES = 24;
    private static final Result DRAWN = new Result(114_500, 0.036);
    private static final Result FILM = new Result(116_000, 0.0252);

    @TempDir
    private Path folder;

    /** A size and how much of the structure is lost, 1 - SSIM. */
    private record Result(long bytes, double loss) {
        boolean within(Result bound) {
            return bytes < bound.bytes && loss < bound.loss;
        }
    }

    @Test
    void drawnPictures() throws Exception {
        Result usual = drawn(RenderOptions.USUAL_QUALITY);
        assertThat(usual).matches(result -> result.within(DRAWN), "within " + DRAWN);
    }

    @Test
    void moreQualityIsMoreBytesAndLessLoss() throws Exception {
        Result before = drawn(1);
        for (int quality : new int[] {25, 50, 75, 100}) {
            Result after = drawn(quality);
            assertThat(after.bytes).as("bytes at quality %d", quality).isGreaterThan(before.bytes);
            assertThat(after.loss).as("loss at quality %d", quality).isLessThan(before.loss);
            before = after;
        }
    }

    @Test
    void aMomentOfTheFilm() throws Exception {
        Path film = SharedData.require("videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4");
        VideoInfo video = VideoProbe.probe(film);
        TimeRange range = TimeRange.ofSeconds(100, 102);
        Path file = folder.resolve("film.gif");
        RenderOptions options = RenderOptions.DEFAULT.withWidth(WIDTH);
        Rendered rendered = new Renderer(video, "ab".repeat(32), () -> false).render(range, file, options);
        var geometry = FrameGeometry.of(video, Format.GIF, SizeBound.width(WIDTH), options.framesPerSecond());
        List<int[]> wanted = new ArrayList<>();
        new DecodedFrames(video, range, geometry, 0xffffff, 1, () -> false)
                .play((micros, rgb) -> wanted.add(pixels(rgb)));
        Result result = new Result(rendered.bytes(), loss(file, wanted));
        assertThat(result).matches(made -> made.within(FILM), "within " + FILM);
    }

    private Result drawn(int quality) throws Exception {
        Path file = folder.resolve("drawn.gif");
        List<int[]> wanted = new ArrayList<>();
        GifOptions options = GifOptions.ofQuality(quality, 255);
        try (OutputStream out = Files.newOutputStream(file)) {
            var gif = new GifEncoder(out, new GifEncoder.Plan(WIDTH, HEIGHT, options, "drawn", 0, 1));
            for (int i = 0; i < PICTURES; i++) {
                byte[] rgb = scene(i);
                wanted.add(pixels(rgb));
                gif.add(i * 80_000L, rgb);
            }
            gif.finish(PICTURES * 80_000L);
        }
        return new Result(Files.size(file), loss(file, wanted));
    }

    /** The mean over the pictures, all of which the GIF must have. */
    private static double loss(Path file, List<int[]> wanted) throws Exception {
        List<BufferedImage> shown = ReadGif.of(file).pictures();
        assertThat(shown).hasSameSizeAs(wanted);
        double sum = 0;
        for (int i = 0; i < shown.size(); i++) {
            BufferedImage picture = shown.get(i);
            int width = picture.getWidth();
            int[] seen = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
            sum += 1 - Ssim.of(seen, wanted.get(i), width);
        }
        return sum / shown.size();
    }

    private static int[] pixels(byte[] rgb) {
        int[] pixels = new int[rgb.length / 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        }
        return pixels;
    }

    /** A still, textured and shaded ground under faint noise, over which a ball rolls and a strip of texture is pulled. */
    private static byte[] scene(int time) {
        Random noise = new Random(time);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            int x = pixel % WIDTH;
            int y = pixel / WIDTH;
            int faint = noise.nextInt(5) - 2;
            int away = (x - 8 * time - 20) * (x - 8 * time - 20) + (y - 50) * (y - 50);
            if (away < 900) {
                put(rgb, pixel, 220 - away / 9 + faint, 90 - away / 20 + faint, 60 + faint);
            } else if (y > 100) {
                double wave = Math.sin((x + 3 * time) * 0.35) * Math.cos(y * 0.5) * 40;
                put(rgb, pixel, (int) (90 + wave) + faint, (int) (110 + wave) + faint, 70 + faint);
            } else {
                put(rgb, pixel, 60 + y + faint, 110 + x / 4 + faint, 190 - y / 3 + faint);
            }
        }
        return rgb;
    }

    private static void put(byte[] rgb, int pixel, int red, int green, int blue) {
        rgb[3 * pixel] = (byte) red;
        rgb[3 * pixel + 1] = (byte) green;
        rgb[3 * pixel + 2] = (byte) blue;
    }
}
