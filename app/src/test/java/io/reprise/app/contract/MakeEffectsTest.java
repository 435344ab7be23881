package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effects of {@code make} through the command, on a moment of a drawn video, and what the history takes of its files. */
class MakeEffectsTest {
    private static final double SECONDS = 2;

    @TempDir
    private Path folder;

    private Path timeline;

    @BeforeEach
    void draw() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 60, 10);
        timeline = Files.writeString(
                folder.resolve("t.json"),
                "{\"video\": {\"path\": \"" + video + "\"}, \"suggestions\": [{\"start\": 1, \"end\": 3}]}");
    }

    /** Makes the moment with options, and says where the files are. */
    private Path made(String name, String... options) {
        List<String> args = new ArrayList<>(List.of("make", "--timeline", timeline.toString(), "--quiet"));
        args.addAll(List.of("--out", folder.resolve(name).toString()));
        args.addAll(Arrays.asList(options));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s: %s", name, run.err()).isZero();
        return folder.resolve(name);
    }

    private static VideoInfo probed(Path folder, String extension) throws Exception {
        return VideoProbe.probe(folder.resolve("v-01." + extension));
    }

    private static void lasts(VideoInfo video, double seconds) {
        assertThat(video.durationMicros() / 1e6).isCloseTo(seconds, within(.15));
    }

    private static BufferedImage first(Path folder) throws IOException {
        return ImageIO.read(folder.resolve("v-01.gif").toFile());
    }

    @Test
    void speedBoomerangAndLoop() throws Exception {
        lasts(probed(made("usual"), "gif"), SECONDS);
        lasts(probed(made("fast", "--speed", "2"), "gif"), SECONDS / 2);
        lasts(probed(made("slow", "--speed", "0.5"), "gif"), SECONDS * 2);
        lasts(probed(made("back", "--boomerang"), "gif"), 2 * SECONDS - .2);
        lasts(probed(made("three", "--loop", "3", "--format", "mp4"), "mp4"), 3 * SECONDS);
        String forEver = Files.readString(folder.resolve("usual/v-01.gif"), StandardCharsets.ISO_8859_1);
        assertThat(forEver).contains("NETSCAPE2.0\u0003\u0001\0\0");
        assertThat(Files.readString(made("once", "--loop", "1").resolve("v-01.gif"), StandardCharsets.ISO_8859_1))
                .doesNotContain("NETSCAPE");
    }

    @Test
    void shapeCaptionAndSubtitles() throws Exception {
        BufferedImage usual = first(made("usual"));
        BufferedImage upright = first(made("upright", "--crop", "1:2"));
        assertThat(upright.getWidth()).isCloseTo(upright.getHeight() / 2, within(1));
        assertThat(changed(usual, first(made("text", "--text", "Hello")))).isGreaterThan(50);
        Path srt = Files.writeString(folder.resolve("s.srt"), "1\n00:00:00,500 --> 00:00:05,000\nGood morning\n");
        assertThat(changed(usual, first(made("subtitles", "--subtitles", srt.toString()))))
                .isGreaterThan(50);
        assertThat(changed(usual, first(made("again")))).isZero();
    }

    private static int changed(BufferedImage a, BufferedImage b) {
        int changed = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                changed += Math.abs((a.getRGB(x, y) >> 8 & 0xff) - (b.getRGB(x, y) >> 8 & 0xff)) > 70 ? 1 : 0;
            }
        }
        return changed;
    }

    @Test
    void whatIsTransparentLiesOverTheBackground() throws Exception {
        BufferedImage sticker = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
        sticker.setRGB(32, 24, 0xffff0000);
        Path file = folder.resolve("v.png");
        ImageIO.write(sticker, "png", file.toFile());
        Files.writeString(
                timeline,
                "{\"video\": {\"path\": \"" + file + "\"}, \"suggestions\": [{\"start\": 0, \"end\": 0.04}]}");
        assertThat(first(made("usual")).getRGB(2, 2) & 0xffffff).isEqualTo(0xffffff);
        assertThat(first(made("green", "--background", "#00b140")).getRGB(2, 2) & 0xffffff)
                .isEqualTo(0x00b140);
    }

    @Test
    void everyFormatThatIsMadeCanBeAddedToAHistory() throws Exception {
        for (String format : new String[] {"avif", "apng", "webp"}) {
            Path file = made(format, "--format", format).resolve("v-01." + format);
            Run add = Run.of("history", "add", file.toString(), "--user", "formats " + format);
            assertThat(add.exitCode()).as("%s: %s", format, add.err()).isZero();
            assertThat(add.out()).as(format).startsWith("added").contains("2.0 s", "0:01.0 - 0:03.0", "(said)");
            Run list = Run.of("history", "list", "--user", "formats " + format);
            assertThat(list.out()).as(format).contains("v-01." + format).doesNotContain("failed");
        }
    }
}
