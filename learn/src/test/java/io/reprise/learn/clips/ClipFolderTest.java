package io.reprise.learn.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFolderTest {
    @TempDir
    Path folder;

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    @Test
    void sourcesAreReadFromNames() throws Exception {
        for (String name : List.of(
                "dive/g01_1.mp4",
                "dive/g01_2.MKV",
                "run/v_Run_g12_c03.avi",
                "run/beach-7.webm",
                "run/notes.txt",
                "run/.g01_3.mp4",
                ".hidden/g01_1.mp4",
                "g01_1.mp4")) {
            file(name);
        }
        assertThat(ClipFolder.read(folder))
                .extracting(Clip::name, Clip::label, Clip::source)
                .containsExactly(
                        tuple("dive/g01_1.mp4", "dive", "dive/g01"),
                        tuple("dive/g01_2.MKV", "dive", "dive/g01"),
                        tuple("run/beach-7.webm", "run", "run/beach-7"),
                        tuple("run/v_Run_g12_c03.avi", "run", "run/g12"));
    }

    @Test
    void aFolderWithoutClipsIsRefusedByName() {
        assertThatThrownBy(() -> ClipFolder.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("gNN_k.mp4");
        assertThatThrownBy(() -> ClipFolder.read(folder.resolve("none"))).isInstanceOf(BadInputException.class);
    }

    @Test
    void twinsAreOneSource() throws Exception {
        file("twins.txt");
        Files.writeString(folder.resolve("twins.txt"), "# two names\nrun/g03, run/g01 # remark\n\nrun/g03,run/g02\n");
        Twins twins = Twins.known();
        twins.addFile(folder.resolve("twins.txt"));
        assertThat(List.of("run/g01", "run/g02", "run/g03", "run/g04"))
                .extracting(twins::source)
                .containsExactly("run/g01", "run/g01", "run/g01", "run/g04");
        // Basketball 07-19-22-25 of the list that comes along
        assertThat(twins.source("Basketball/g25")).isEqualTo(twins.source("Basketball/g07"));
        assertThat(twins.source("Basketball/g24")).isEqualTo("Basketball/g15");
        assertThat(twins.apply(List.of(new Clip("run", "run/g03", Path.of("g03_1.mp4")))))
                .extracting(Clip::source)
                .containsExactly("run/g01");
    }

    @Test
    void aBadLineOfTwinsIsNamed() throws Exception {
        Path file = folder.resolve("twins.txt");
        Files.writeString(file, "run/g01, run/g02\nrun/g05\n");
        assertThatThrownBy(() -> Twins.known().addFile(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("line 2");
    }
}
