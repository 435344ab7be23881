package io.reprise.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipVectorsTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 3);
    private static final float[] RED = {1, 0, 0};
    private static final float[] BLUE = {0, 0, 1};

    @TempDir
    Path folder;

    private ClipVectors vectors() {
        return new ClipVectors(new Home(folder), SPEC);
    }

    private Path file(String ending) throws Exception {
        try (var files = Files.list(folder.resolve("cache/clips"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatWasSavedIsThereInTheNextRun() throws Exception {
        ClipVectors first = vectors();
        first.put("a", RED);
        first.save();
        ClipVectors second = vectors();
        second.put("b", BLUE);
        second.save();
        ClipVectors third = vectors();
        assertThat(third.get("a"))
                .hasValueSatisfying(vector -> assertThat(vector).isEqualTo(RED));
        assertThat(third.get("b"))
                .hasValueSatisfying(vector -> assertThat(vector).isEqualTo(BLUE));
        assertThat(third.get("c")).isEmpty();
        assertThat(new ClipVectors(new Home(folder), FeatureSpec.single("drawn/2", 3)).get("a"))
                .isEmpty();
    }

    @Test
    void filesThatDoNotBelongTogetherCountAsNone() throws Exception {
        ClipVectors first = vectors();
        first.put("a", RED);
        first.put("b", BLUE);
        first.save();
        Path json = file(".json");
        String text = Files.readString(json);
        for (String other : List.of(text.replace("\"a\",\"b\"", "\"b\",\"a\""), text.replace("\"a\",", ""), "{")) {
            assertThat(other).isNotEqualTo(text);
            Files.writeString(json, other);
            assertThat(vectors().get("a")).isEmpty();
        }
        Files.writeString(json, text);
        assertThat(vectors().get("a")).isPresent();
        byte[] npy = Files.readAllBytes(file(".npy"));
        npy[npy.length - 1] ^= 1;
        Files.write(file(".npy"), npy);
        assertThat(vectors().get("b")).isEmpty();
    }
}
