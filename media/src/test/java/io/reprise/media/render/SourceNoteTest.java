package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.testing.SharedData;
import io.reprise.core.time.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceNoteTest {
    private static final SourceNote NOTE = new SourceNote("7f".repeat(32), TimeRange.ofSeconds(3.5, 12.000001));

    @Test
    void saysAndReads() {
        assertThat(NOTE.text()).isEqualTo("reprise video=" + "7f".repeat(32) + " range=3.500000-12.000001");
        assertThat(SourceNote.parse("<x a=\"" + NOTE.text() + "\"/>")).contains(NOTE);
        assertThat(SourceNote.parse("reprise video=7f range=1-2")).isEmpty();
        assertThat(SourceNote.parse("reprise video=" + "7f".repeat(32) + " range=2-1"))
                .isEmpty();
    }

    @Test
    void damagedFilesHaveNone(@TempDir Path folder) throws Exception {
        Random random = new Random(3);
        for (String head : List.of("GIF89a", "RIFF\1\0\0\0WEBP", "\0\0\0\30ftypmp42")) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                byte[] start = head.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
                Path file = Files.write(folder.resolve("damaged"), bytes);
                assertThat(SourceNote.read(file)).isEmpty();
            }
        }
    }

    @Test
    void otherPeoplesFilesHaveNone() throws Exception {
        for (String name : List.of("gifs", "gifs_odd", "videos_odd")) {
            try (var files = Files.walk(SharedData.require(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(SourceNote.read(file)).as(file.toString()).isEmpty();
                }
            }
        }
    }
}
