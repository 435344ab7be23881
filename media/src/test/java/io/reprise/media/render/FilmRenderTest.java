package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.SharedData;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real film. */
@Tag("slow")
class FilmRenderTest {
    @TempDir
    private Path folder;

    @Test
    void gif() throws Exception {
        Path film = SharedData.require("videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4");
        Path file = folder.resolve("film-01.gif");
        var renderer = new Renderer(VideoProbe.probe(film), "ab".repeat(32), () -> false);
        TimeRange range = TimeRange.ofSeconds(245, 250);
        Rendered rendered = renderer.render(range, file, RenderOptions.DEFAULT);
        ReadGif gif = ReadGif.of(file);
        assertThat(gif.pictures()).hasSize(rendered.frames());
        assertThat(gif.lastHundredths()).isEqualTo(500);
        assertThat(gif.loops()).isZero();
        assertThat(gif.comment()).isEqualTo(new SourceNote("ab".repeat(32), range).text());
        try (var files = Files.list(folder)) {
            assertThat(files).isEqualTo(List.of(file));
        }
    }

    @Test
    void everyFormatWithinASizeSaysWhereItIsFrom() throws Exception {
        Path film = SharedData.require("videos/big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4");
        var renderer = new Renderer(VideoProbe.probe(film), "cd".repeat(32), () -> false);
        TimeRange range = TimeRange.ofSeconds(330.5, 332.75);
        for (Format format : Format.values()) {
            Path file = folder.resolve("film." + format.extension());
            RenderOptions options = RenderOptions.DEFAULT.withFormat(format).withMaxBytes(60_000);
            Rendered rendered = renderer.render(range, file, options);
            assertThat(rendered.bytes()).isEqualTo(Files.size(file)).isBetween(30_000L, 60_000L);
            assertThat(rendered.givenUp()).isNotEmpty();
            assertThat(SourceNote.read(file)).contains(new SourceNote("cd".repeat(32), range));
        }
    }
}
