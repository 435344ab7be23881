package io.reprise.media.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The plan and the pictures; that the written film plays is seen where it is used. */
@Tag("slow")
class DemoFilmTest {
    @Test
    void everyKindComesBackAndScenesTouch() {
        for (long seed = 0; seed < 50; seed++) {
            List<Scene> scenes = new DemoFilm(seed).scenes();
            long end = 0;
            for (Scene scene : scenes) {
                assertThat(scene.range().startMicros()).as("seed %d", seed).isEqualTo(end);
                end = scene.range().endMicros();
            }
            assertThat(end).isBetween(105_000_000L, 150_000_000L);
            for (SceneKind kind : SceneKind.values()) {
                long times =
                        scenes.stream().filter(scene -> scene.kind() == kind).count();
                assertThat(times).as("%s, seed %d", kind, seed).isGreaterThanOrEqualTo(kind == SceneKind.TITLE ? 1 : 4);
            }
        }
    }

    @Test
    void viewersHaveDifferentHistoriesAndSomethingLeftToWant() {
        List<Scene> scenes = new DemoFilm(1).scenes();
        for (DemoViewer viewer : DemoViewer.two(scenes)) {
            assertThat(viewer.history()).hasSize(2);
            assertThat(viewer.wanted()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(scene -> {
                assertThat(viewer.likes()).contains(scene.kind());
                assertThat(viewer.history()).noneMatch(range -> range.overlaps(scene.range()));
            });
        }
    }

    @Test
    void drawsTheSamePicturesFromTheSameSeed() {
        for (SceneKind kind : SceneKind.values()) {
            byte[] once = picture(kind, 1, 3);
            assertThat(picture(kind, 1, 3)).as(kind.title()).isEqualTo(once);
            assertThat(picture(kind, 1, 3.5)).as(kind.title()).isNotEqualTo(once);
            assertThat(picture(kind, 2, 3)).as(kind.title()).isNotEqualTo(once);
        }
    }

    private static byte[] picture(SceneKind kind, int variation, double seconds) {
        DemoCanvas picture = new DemoCanvas(DemoFilm.WIDTH, DemoFilm.HEIGHT);
        Painter.of(kind, variation, 7).paint(picture, seconds);
        return Arrays.copyOf(picture.rgb(), 3 * DemoFilm.WIDTH * DemoFilm.HEIGHT);
    }
}
