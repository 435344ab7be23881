package io.reprise.app.contract;

import io.reprise.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every odd file as VIDEO and as --like. */
class OddFilesTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> asVideo() throws IOException {
        return Stream.concat(files("videos_odd").stream(), files("gifs_odd").stream())
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> make(file)));
    }

    private void make(Path file) throws IOException {
        Path out = folder.resolve(file.getFileName() + ".out");
        Run run = Run.of(
                        "make",
                        file.toString(),
                        "--out",
                        out.toString(),
                        "--top",
                        "1",
                        "--width",
                        "160",
                        "--quiet",
                        "--no-cache")
                .isCivil(file.toString());
        Run.onlyWholeGifs(out, run.exitCode());
    }

    @TestFactory
    Stream<DynamicTest> asHighlight() throws IOException {
        Path video = Gifs.draw(folder.resolve("video.gif"), 60, 10);
        return Stream.concat(files("videos_odd").stream(), files("gifs_odd").stream())
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> Run.of("suggest", video.toString(), "--like", file.toString(), "--json")
                                .isCivil(file.toString())));
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.require(name))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
