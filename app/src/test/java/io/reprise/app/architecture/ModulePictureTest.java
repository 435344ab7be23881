package io.reprise.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * ARCHITECTURE.md's picture is the one that the poms give. To draw it anew: {@code UPDATE_PICTURES=1 ./mvnw test -pl app -am
 * -Dtest=ModulePictureTest}.
 */
class ModulePictureTest {
    private static final Path TOP = Path.of("..");

    @Test
    void thePictureShowsTheModulesAsTheyAre() throws IOException {
        Path file = TOP.resolve("docs/images/modules.svg");
        String drawn = new ModulePicture(TOP).svg();
        if (System.getenv("UPDATE_PICTURES") != null) {
            Files.writeString(file, drawn);
        }
        assertThat(Files.readString(file))
                .as("docs/images/modules.svg; see ModulePictureTest")
                .isEqualTo(drawn);
        assertThat(Files.readString(TOP.resolve("ARCHITECTURE.md"))).contains("docs/images/modules.svg");
    }
}
