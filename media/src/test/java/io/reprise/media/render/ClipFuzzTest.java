package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.FuzzProcess;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged GIFs, WebPs and APNGs, moving and still, this program's and others', are read or refused in one line. */
@Tag("slow")
@Timeout(1200)
class ClipFuzzTest {
    private static final String HASH = "7f".repeat(32);

    /** Others' files: a GIF of two pictures and a palette of four; a WebP whose second picture is a part, a lossy still, a still with transparency. */
    private static final Map<String, String> OTHERS = Map.of(
            "four-colours.gif",
            "R0lGODlhAgACAPEAAP8AAAD/AAAA/////yH/C05FVFNDQVBFMi4wAwEAAAAh+QQECgAAACwAAAAAAgACAAACA0Q0BQAh+QQECgAAACwAAAAAAgACAAACA5wCBQA7",
            "part.webp",
            "UklGRoQAAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1GKAAAAAAAAAAAAA8AAA8AAPoAAAJWUDhMDwAAAC8PwAMABxDtj/4HIqL/AQBBTk1GKAAAAAQAAAQAAAcAAAcAAPoAAABWUDhMDwAAAC8HwAEABxBR//4HIqL/AQA=",
            "still.webp",
            "UklGRqwAAABXRUJQVlA4IKAAAACQAwCdASoQABAABUB8JbACdH8EwAc87+mfwUfYAR9ZJ29f6+BgAP7eLTwkiuQdCD06Uf/BZqSVh8GKqMISLIkixr/QGjO02ENCRBL/vftSOWCzYl1tuefhWAA8rAymisPo7unsl1q/Op3+CYlvt7WvFeHuenglcefT4gbpnndj9Nu3uWwGzdX2nIVfy3L7oE/+jYeh7U/kTbf03bJPqgAA",
            "transparent.webp",
            "UklGRr4AAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSAoAAAABB1DAiAhERP8DVlA4II4AAADwAgCdASoQABAAB0CWJbACdDrAN6W9jMiLSUOOhIh9AAD+wn7A2Ojx12ce20cqILMBnDNeLzhzXc2gfGw4J/U72A3T5nKQbaY/MbUyE5ykVy9/CfGZpaQiPJDCBvLrqFwjPfwnpCcv498DtHg/xIOVRF/P/LYDZuJnZHctfxwU47IH4UVvdxzb5vGqgAAA");

    @TempDir
    private Path folder;

    @Test
    void damagedGifsAndWebps() throws Exception {
        List<Path> examples = new ArrayList<>(ours());
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            Path file = folder.resolve(other.getKey());
            examples.add(Files.write(file, Base64.getDecoder().decode(other.getValue())));
        }
        examples.sort(null); // so that a seed gives the same everywhere
        for (Path example : examples) {
            assertThat(VideoProbe.probe(example).width())
                    .as("%s is whole", example)
                    .isPositive();
        }
        FuzzProcess.run(ClipReader.class, folder, examples);
    }

    /** What this program writes, which says in a comment or in XMP where it comes from. */
    private List<Path> ours() throws Exception {
        VideoInfo video =
                VideoProbe.probe(CounterVideo.of("mp4", 12, 8).sized(48, 32).write(folder));
        List<Path> files = new ArrayList<>();
        for (Format format : List.of(Format.GIF, Format.WEBP, Format.APNG)) {
            Path file = folder.resolve("ours." + format.extension());
            new Renderer(video, HASH, () -> false)
                    .render(
                            new TimeRange(0, 500_000),
                            file,
                            RenderOptions.DEFAULT.withFormat(format).withThreads(1));
            assertThat(SourceNote.read(file))
                    .as("%s says where it is from", file)
                    .isPresent();
            files.add(file);
        }
        return files;
    }
}
