package io.reprise.media.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFinder.Found;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GIFs that others made, and the videos they made them of. */
@Tag("slow")
class ClipFinderTest {
    private static final Path DATA = Path.of(System.getProperty("reprise.shared", ""), "data");

    @BeforeAll
    static void needsTheSharedVideos() {
        assumeTrue(Files.exists(DATA.resolve("videos/intel")), "no ../shared/data: not tried on other people's GIFs");
    }

    private static ClipFinder finder(String video) throws Exception {
        return ClipFinder.in(VideoProbe.probe(DATA.resolve("videos").resolve(video)), 2, () -> false);
    }

    private static Optional<Found> find(String clip, ClipFinder finder, String video) throws Exception {
        Optional<Found> found = finder.find(VideoProbe.probe(DATA.resolve(clip)));
        System.err.println(clip + " in " + video + ": " + found);
        return found;
    }

    private static void requireAt(String name, double start, double end) throws Exception {
        Found found = find("gifs/" + name + ".gif", finder("intel/" + name + ".mp4"), name)
                .orElseThrow();
        assertThat(found.range().startSeconds()).isCloseTo(start, within(.2));
        assertThat(found.range().endSeconds()).isCloseTo(end, within(.2));
    }

    @Test
    void bottles() throws Exception {
        requireAt("bottle-detection", 15.62, 18.54);
    }

    @Test
    void cars() throws Exception {
        requireAt("car-detection", 14.24, 19.20);
    }

    @Test
    void persons() throws Exception {
        requireAt("one-by-one-person-detection", 23.0, 26.8);
    }

    @Test
    void aGifOfAnotherVideoIsNotFound() throws Exception {
        for (String video : new String[] {"bottle-detection", "car-detection", "one-by-one-person-detection"}) {
            ClipFinder finder = finder("intel/" + video + ".mp4");
            for (String gif : new String[] {
                "bottle-detection",
                "car-detection",
                "one-by-one-person-detection",
                "people-detection",
                "classroom",
                "store-aisle-detection"
            }) {
                if (!gif.equals(video)) {
                    assertThat(find("gifs/" + gif + ".gif", finder, video)).isEmpty();
                }
            }
        }
    }

    /** Cut at random from a video in which much is alike: found there, and not in another. */
    @Test
    void ourOwnGifsAreFoundWhereTheyWereCut(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("reprise.seed", 7);
        System.err.println("seed: " + seed + " (-Dreprise.seed)");
        Random random = new Random(seed);
        VideoInfo video = VideoProbe.probe(DATA.resolve("videos/intel/one-by-one-person-detection.mp4"));
        ClipFinder finder = ClipFinder.in(video, 2, () -> false);
        ClipFinder other =
                ClipFinder.in(VideoProbe.probe(DATA.resolve("videos/intel/car-detection.mp4")), 2, () -> false);
        int found = 0;
        for (int i = 0; i < 10; i++) {
            double start = random.nextInt(1340) / 10.0;
            TimeRange range = TimeRange.ofSeconds(start, start + 2 + random.nextInt(30) / 10.0);
            Path gif = folder.resolve(i + ".gif");
            new Renderer(video, "ab".repeat(32), () -> false).render(range, gif, RenderOptions.DEFAULT.withWidth(240));
            VideoInfo clip = VideoProbe.probe(gif);
            assertThat(other.find(clip)).isEmpty();
            Optional<Found> here = finder.find(clip);
            System.err.println(range + ": " + here);
            if (here.isPresent()) { // there is not always movement: what doesn't move isn't looked for
                found++;
                assertThat(here.get().range().startSeconds()).isCloseTo(range.startSeconds(), within(.2));
                assertThat(here.get().range().endSeconds()).isCloseTo(range.endSeconds(), within(.2));
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(5);
    }
}
