package io.reprise.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import io.reprise.app.cli.StoreWorker;
import io.reprise.app.server.Server;
import io.reprise.app.server.ServerConfig;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.home.Home;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.Mp4Writer;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The browser's player and our files show the same picture at the same time in the same colours, also where the sound
 * starts a second before the pictures. The upper half of each picture is white, the grey of the lower half tells the time.
 */
@Tag("timed")
@Timeout(300)
class PlayerIT {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final int FRAMES = 150;
    private static final long STEP_MICROS = 40_000;
    private static final long OFFSET_MICROS = 1_000_000;
    private static final int SAMPLES_PER_PICTURE = 1764; // of 44,100 a second

    private static final String PICTURE_AT = """
            async ([seconds, wanted]) => {
              const player = document.querySelector("rp-player");
              player.pause();
              const video = player.querySelector("video");
              player.seek(seconds);
              // not the first "seeked": that may be of where the page itself had gone
              const there = () => !video.seeking && Math.abs(player.time - seconds) < .06;
              while (!there()) {
                await new Promise((done) => setTimeout(done, 50));
                if (!video.seeking && !there()) player.seek(seconds);
              }
              const canvas = document.createElement("canvas");
              canvas.width = video.videoWidth;
              canvas.height = video.videoHeight;
              const drawing = canvas.getContext("2d", { willReadFrequently: true });
              const green = (x, y) => drawing.getImageData(x, y, 1, 1).data[1];
              // a browser on a busy machine shows a picture some time after it says that it is there
              for (const until = performance.now() + 5000; performance.now() < until; ) {
                drawing.drawImage(video, 0, 0);
                if (Math.abs(green(80, 75) - wanted) <= 2) break;
                await new Promise(requestAnimationFrame);
              }
              return { white: green(80, 20), grey: green(80, 75), file: video.currentTime, time: player.time };
            }
            """;

    @TempDir
    Path folder;

    private Path film() throws Exception {
        Path file = folder.resolve("late.mp4");
        float[] tone = new float[2 * SAMPLES_PER_PICTURE * (FRAMES + 25)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (.2 * Math.sin(i / 2 * 2 * Math.PI * 440 / 44_100));
        }
        try (Mp4Writer writer =
                new Mp4Writer(file, new Mp4Writer.Plan(WIDTH, HEIGHT, 25, 8, 1, 44_100, 128_000, "drawn"))) {
            writer.sound(tone, 0, 25 * SAMPLES_PER_PICTURE);
            for (int i = 0; i < FRAMES; i++) {
                long micros = OFFSET_MICROS + i * STEP_MICROS;
                writer.picture(micros, micros + STEP_MICROS, picture(i));
                writer.sound(tone, (25 + i) * SAMPLES_PER_PICTURE, (26 + i) * SAMPLES_PER_PICTURE);
            }
            writer.finish();
        }
        return file;
    }

    /** Six levels brighter every five pictures, a fifth of a second. */
    private static int grey(int number) {
        return 40 + 6 * (number / 5);
    }

    private static byte[] picture(int number) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            byte level = (byte) (i < WIDTH * HEIGHT / 2 ? 255 : grey(number));
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = level;
        }
        return rgb;
    }

    @Test
    void whiteIsWhiteAndTimesAgree() throws Exception {
        Optional<Path> program = Chromium.program();
        if (program.isEmpty()) {
            System.out.println("No Chromium here (PATH, REPRISE_CHROMIUM): the page's player is not tested.");
        }
        assumeTrue(program.isPresent(), "a Chromium on the PATH or in REPRISE_CHROMIUM");
        Path film = film();
        VideoInfo video = VideoProbe.probe(film);
        assertThat(video.streams().offsetMicros()).isCloseTo(OFFSET_MICROS, within(40_000L));
        Home home = new Home(folder.resolve("home"));
        try (Store store = Store.open(StoreLocation.in(home));
                Server server = Server.start(ServerConfig.of(home, "test", StoreWorker.class), store);
                Chromium chromium = new Chromium(program.orElseThrow());
                Visit visit = Visit.desktop(chromium.browser(), server.url().replaceAll("/$", ""))) {
            visit.upload(film);
            double told = ((Number)
                            visit.eval(
                                    "async () => { const { videos } = await (await fetch('api/v1/videos')).json();"
                                            + " return (await (await fetch('api/v1/videos/' + videos[0].id)).json()).offset; }"))
                    .doubleValue();
            for (double at : List.of(.5, 1.3, 2.7, 4.1)) {
                compare(visit, video, at);
            }
            assertThat(told).as("offset of the API").isCloseTo(1, within(.05));
            downloadsTakeEffects(visit);
        }
    }

    private void compare(Visit visit, VideoInfo video, double at) throws Exception {
        int wanted = grey((int) Math.round((at + .1) * 25));
        Map<?, ?> shown = (Map<?, ?>) visit.page().evaluate(PICTURE_AT, List.of(at + .1, wanted));
        BufferedImage gif = gif(video, at + .1);
        int white = gif.getRGB(80, 20) >> 8 & 0xff;
        int grey = gif.getRGB(80, 75) >> 8 & 0xff;
        assertThat(number(shown, "white")).as("white in the player at %s s", at).isGreaterThanOrEqualTo(254);
        assertThat(white).as("white in the GIF at %s s", at).isGreaterThanOrEqualTo(254);
        assertThat(number(shown, "grey")).as("the player's picture at %s s", at).isCloseTo(wanted, within(2.0));
        assertThat((double) grey).as("the GIF's picture at %s s", at).isCloseTo(wanted, within(2.0));
        assertThat(number(shown, "file") - number(shown, "time"))
                .as("the file's beginning to the first picture")
                .isCloseTo(1, within(.05));
    }

    /** What is chosen under "Shape, speed, caption" is what is asked for, and made. */
    private static void downloadsTakeEffects(Visit visit) {
        List<String> asked = new CopyOnWriteArrayList<>();
        visit.page().onRequest(request -> {
            if (request.url().endsWith("/renders") && request.postData() != null) {
                asked.add(request.postData());
            }
        });
        visit.page().locator("rp-choice").getByText("Download").click();
        visit.page().getByText("Shape, speed, caption").click();
        labelled(visit, "Shape").selectOption("1:1");
        labelled(visit, "Speed").selectOption("2");
        labelled(visit, "Plays").selectOption("3");
        labelled(visit, "And back again").check();
        labelled(visit, "Caption").fill("Hello");
        labelled(visit, "Background").selectOption("black");
        visit.page().getByText("96 × 96,").waitFor();
        assertThat(asked.get(asked.size() - 1))
                .contains("\"crop\":\"1:1\"", "\"speed\":2", "\"loop\":3", "\"boomerang\":true")
                .contains("\"text\":\"Hello\"", "\"background\":\"black\"");
        labelled(visit, "Background").selectOption("own");
        assertThat(labelled(visit, "Background colour").isVisible()).isTrue();
        visit.picture("download-effects");
    }

    private static Locator labelled(Visit visit, String label) {
        return visit.page().getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private static double number(Map<?, ?> shown, String name) {
        return ((Number) Objects.requireNonNull(shown.get(name))).doubleValue();
    }

    private BufferedImage gif(VideoInfo video, double at) throws Exception {
        Path file = folder.resolve("at" + at + ".gif");
        new Renderer(video, "0".repeat(64), () -> false)
                .render(TimeRange.ofSeconds(at, at + .4), file, RenderOptions.DEFAULT);
        return ImageIO.read(file.toFile());
    }
}
