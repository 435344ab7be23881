package io.reprise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file: frames with times that make sense, or one clear line. */
@Tag("slow")
@Tag("stress")
class OddFilesContractTest {
    private static final long MOST_SECONDS = 60;
    private static final Set<String> CODES = Set.of(
            "no-such-file",
            "not-a-file",
            "not-readable",
            "empty",
            "not-a-video",
            "no-video",
            "damaged",
            "link",
            "unfinished",
            "encrypted");

    @ParameterizedTest
    @ValueSource(strings = {"videos_odd", "gifs_odd", "gifs", "videos/torchcodec", "videos/moviepy", "videos/sam2"})
    void everyFileOfAFolder(String folder) throws Exception {
        Path root = SharedData.require(folder);
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(OddFilesContractTest::isMedia).sorted().toList()) {
                if (!endsWell(file)) {
                    refused.add(file.getFileName().toString());
                }
            }
        }
        System.out.println(folder + ": refused " + refused);
    }

    private static boolean isMedia(Path path) {
        return Files.isRegularFile(path) && !path.getFileName().toString().startsWith("LICEN");
    }

    /** Whether it gave frames; anything but frames or one clear line fails. */
    private static boolean endsWell(Path file) {
        long start = System.nanoTime();
        try {
            VideoInfo video = VideoProbe.probe(file);
            Watcher watcher = new Watcher(new FrameSize(32, 18, FrameSize.Fit.CROP), 2);
            AnalysisPass.run(video, List.of(watcher), AnalysisOptions.standard());
            assertThat(watcher.times).as("%s", file).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(watcher.times.get(0)).as("%s", file).isBetween(0L, 100_000L);
            assertThat(watcher.times.get(watcher.times.size() - 1))
                    .as("%s", file)
                    .isLessThan(video.durationMicros());
            return true;
        } catch (BadInputException e) {
            assertThat(CODES).contains(e.code());
            assertThat(e.getMessage()).contains(file.getFileName().toString()).doesNotContain("\n");
            return false;
        } finally {
            assertThat((System.nanoTime() - start) / 1e9).as("%s", file).isLessThan(MOST_SECONDS);
        }
    }

    @Test
    void lengthsAreMeasuredNotBelieved() throws Exception {
        Path odd = SharedData.require("videos_odd");
        assertThat(VideoProbe.probe(odd.resolve("sample_fragmented_sei.mp4")).durationMicros())
                .isBetween(950_000L, 1_050_000L);
        assertThat(VideoProbe.probe(odd.resolve("bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4"))
                        .durationMicros())
                .isEqualTo(4_000_000);
        assertThat(VideoProbe.probe(SharedData.require("videos/moviepy/no_duration.webm"))
                        .durationMicros())
                .isBetween(4_900_000L, 5_000_000L);
    }

    @Test
    void namesDoNotMatter(@TempDir Path folder) throws Exception {
        Path clip = SharedData.require("videos_odd/sample_simple.mp4");
        for (String name :
                List.of("-dash.mp4", "a b 'c' \"d\".mp4", "a%03d*?{}.jpg", "pipe:0", "концерт 猫.mp4", "x.txt")) {
            Path odd = Files.copy(clip, folder.resolve(name));
            assertThat(VideoProbe.probe(odd).frames()).as(name).isEqualTo(30);
        }
    }

    @Test
    void badInputsAreNamed(@TempDir Path folder) throws IOException {
        assertCode(folder.resolve("missing.mp4"), "no-such-file");
        assertCode(folder, "not-a-file");
        assertCode(Files.createFile(folder.resolve("empty.mp4")), "empty");
        assertCode(Files.writeString(folder.resolve("text.mp4"), "This is no film.\n".repeat(500)), "not-a-video");
        String list = "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:9,\nother.ts\n#EXT-X-ENDLIST\n";
        assertCode(Files.writeString(folder.resolve("list.m3u8"), list), "link");
        assertCode(Files.writeString(folder.resolve("l.mp4"), "ffconcat version 1.0\nfile other.mp4\n"), "not-a-video");
    }

    private static void assertCode(Path path, String code) {
        assertThatThrownBy(() -> VideoProbe.probe(path))
                .isInstanceOfSatisfying(
                        BadInputException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(path.toString());
    }
}
