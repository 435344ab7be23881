package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.frame.Frame;
import io.reprise.core.time.Micros;
import io.reprise.engine.home.Home;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.render.FrameImage;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostersTest {
    private static final int MOST_DIFFERENCE = 12;

    @TempDir
    Path folder;

    private static List<Path> posters(Path entry) throws IOException {
        try (Stream<Path> files = Files.list(entry)) {
            return files.filter(file -> file.getFileName().toString().startsWith("poster-"))
                    .toList();
        }
    }

    /** Mean difference of the channels, 0 to 255. */
    private static double difference(BufferedImage picture, Frame frame) {
        long sum = 0;
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int rgb = picture.getRGB(i % frame.width(), i / frame.width());
            for (int c = 0; c < 3; c++) {
                sum += Math.abs((rgb >> (16 - 8 * c) & 0xff) - (frame.rgb()[3 * i + c] & 0xff));
            }
        }
        return sum / (3.0 * frame.width() * frame.height());
    }

    @Test
    void anAnalysisKeepsPicturesOfWhatItDecodes() throws Exception {
        Path film = folder.resolve("film.mp4");
        new DemoFilm(1, 1).write(film, 2);
        Home home = new Home(folder.resolve("home"));
        FeatureCache cache = new FeatureCache(home);
        VideoInfo video;
        String sha256;
        try (BuiltinEncoder encoder = new BuiltinEncoder()) {
            VideoAnalyser analyser = new VideoAnalyser(
                            encoder, ContentHash.cachedIn(home), Optional.of(cache), 1, new Listener() {})
                    .withPosters();
            VideoAnalyser.Found found = analyser.probe(film);
            video = found.probed().orElseThrow();
            sha256 = found.sha256();
            analyser.analyse(found);
        }
        Path entry = cache.entry(sha256);
        long seconds = video.durationMicros() / Micros.PER_SECOND;
        assertThat(posters(entry).size()).isBetween((int) seconds / 4, (int) seconds / 2 + 1);
        for (long at = Micros.PER_SECOND;
                at < video.durationMicros() - Micros.PER_SECOND;
                at += 7 * Micros.PER_SECOND) {
            Path poster = Posters.nearest(entry, at, 2 * Micros.PER_SECOND).orElseThrow();
            long shown = Long.parseLong(poster.getFileName().toString().replaceAll("\\D", ""));
            BufferedImage picture = ImageIO.read(poster.toFile());
            Frame frame = FrameImage.at(VideoProbe.probe(film), shown, picture.getWidth());
            assertThat(picture.getHeight()).isEqualTo(frame.height());
            assertThat(difference(picture, frame)).as("picture at %d µs", shown).isLessThan(MOST_DIFFERENCE);
        }
        assertThat(cache.facts(sha256)).as("the entry beside them").isPresent();
    }

    @Test
    void theNearestIsTakenAndNoneBeyondTheLimit() throws IOException {
        for (String name : List.of("poster-1000000.jpg", "poster-4000000.jpg", "poster-x.jpg", "facts.json")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Posters.nearest(folder, 2_000_000, 1_500_000)).contains(folder.resolve("poster-1000000.jpg"));
        assertThat(Posters.nearest(folder, 3_000_000, 1_500_000)).contains(folder.resolve("poster-4000000.jpg"));
        assertThat(Posters.nearest(folder, 9_000_000, 1_500_000)).isEmpty();
        assertThat(Posters.nearest(folder.resolve("none"), 0, 1)).isEmpty();
    }
}
