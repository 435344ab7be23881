package io.reprise.app.contract;

import io.reprise.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every odd file, drawn ones and, where they are at hand, those collected, as VIDEO and as --like; what one has analysed the
 * other finds in the cache.
 */
@Tag("slow")
@Tag("stress")
class OddFilesTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> asVideo() throws Exception {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> make(file)));
    }

    private void make(Path file) throws IOException {
        Path out = folder.resolve(file.getFileName() + ".out");
        Run run = Run.of("make", file.toString(), "--out", out.toString(), "--top", "1", "--width", "160", "--quiet")
                .isCivil(file.toString());
        Run.onlyWholeGifs(out, run.exitCode());
    }

    @TestFactory
    Stream<DynamicTest> asHighlight() throws Exception {
        Path video = Gifs.draw(folder.resolve("video.gif"), 60, 10);
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> Run.of("suggest", video.toString(), "--like", file.toString(), "--json")
                                .isCivil(file.toString())));
    }

    private List<Path> files() throws Exception {
        List<Path> all = new ArrayList<>(DrawnOddFiles.write(folder.resolve("odd")));
        for (String name : List.of("videos_odd", "gifs_odd")) {
            Optional<Path> collected = SharedData.find(name);
            if (collected.isPresent()) {
                try (Stream<Path> files = Files.walk(collected.get())) {
                    files.filter(Files::isRegularFile).sorted().forEach(all::add);
                }
            }
        }
        return all;
    }
}
