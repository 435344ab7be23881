package io.reprise.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.engine.render.RenderRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
    @TempDir
    Path folder;

    @Test
    void filesOfALongNameGetItsBeginning() {
        assertThat(RenderRequest.nameFor(Path.of("a/film.one.mp4"))).isEqualTo("film.one");
        assertThat(RenderRequest.nameFor(Path.of(".hidden"))).isEqualTo(".hidden");
        for (String letter : List.of("x", "é", "夏", "👍")) {
            String name = letter.repeat(251 / letter.getBytes(StandardCharsets.UTF_8).length) + ".mp4";
            String brief = RenderRequest.nameFor(Path.of(name));
            assertThat(name).startsWith(brief);
            assertThat((brief + "-2-01.webp").getBytes(StandardCharsets.UTF_8)).hasSizeBetween(230, 255);
        }
    }

    @Test
    void usualEndingsAreTakenOthersAndHiddenOnesAreNot() throws IOException {
        for (String name : List.of("a.GIF", "b.m2ts", "c.wmv", "d.3gp", "e.flv", "f.vob", "g.txt", "h.jpg", ".i.gif")) {
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(LikeSource.parse(folder.toString()))
                .extracting(source -> source.file().getFileName().toString())
                .containsExactlyInAnyOrder("a.GIF", "b.m2ts", "c.wmv", "d.3gp", "e.flv", "f.vob");
    }
}
