package io.reprise.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.feature.NpyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFolderTest {
    @TempDir
    Path folder;

    @Test
    void readsBothPrecisions() throws Exception {
        describe("{\"encoder\": \"c3d\", \"dim\": 2, \"segment_seconds\": 5}");
        NpyFile.write(folder.resolve("-a_B9.npy"), FeatureMatrix.of(2, 2, new float[] {1, 2, 3, 4}));
        NpyFile.write(folder.resolve("b.npy"), FeatureMatrix.of(1, 2, new float[] {0.5f, -2}), NpyType.FLOAT16);
        FeatureFolder features = FeatureFolder.open(folder);
        assertThat(features.spec().encoder()).isEqualTo("c3d");
        assertThat(features.segmentMicros()).isEqualTo(5_000_000);
        assertThat(features.segments("-a_B9").row(1)).containsExactly(3, 4);
        assertThat(features.segments("b").row(0)).containsExactly(0.5f, -2);
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> FeatureFolder.open(folder)).hasMessageContaining("features.json");
        for (String bad : new String[] {
            "",
            "{",
            "[]",
            "{} {}",
            "{\"encoder\": 1, \"dim\": 2, \"segment_seconds\": 5}",
            "{\"encoder\": \"c\", \"dim\": 0, \"segment_seconds\": 5}",
            "{\"encoder\": \"c\", \"dim\": 99999999999, \"segment_seconds\": 5}",
            "{\"encoder\": \"c\", \"dim\": 2, \"segment_seconds\": 0.05}",
            "{\"encoder\": \"c\", \"dim\": 2}"
        }) {
            describe(bad);
            assertThatThrownBy(() -> FeatureFolder.open(folder))
                    .as(bad)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageNotContaining("\n");
        }
        describe("{\"encoder\": \"c3d\", \"dim\": 3, \"segment_seconds\": 5}");
        FeatureFolder features = FeatureFolder.open(folder);
        NpyFile.write(folder.resolve("a.npy"), FeatureMatrix.of(1, 2, new float[2]));
        assertThatThrownBy(() -> features.segments("a")).hasMessageContaining("rows of 2");
        assertThatThrownBy(() -> features.segments("none")).hasMessageContaining("no such file");
        assertThatThrownBy(() -> features.segments("../a")).hasMessageContaining("../a");
    }

    @Test
    void theWholeSpecComesBack() throws Exception {
        FeatureSpec spec = new FeatureSpec(
                "joined/1", List.of(new FeaturePart("colour", 0, 2, 0.1), new FeaturePart("motion", 2, 3, 1 / 3.0)));
        FeatureFolder begun = FeatureFolder.begin(folder, spec, 2_500_000);
        assertThat(FeatureFolder.open(folder)).isEqualTo(begun);
        assertThat(FeatureFolder.begin(folder, spec, 2_500_000)).isEqualTo(begun);
        assertThat(begun.holds("a")).isFalse();
        NpyFile.write(begun.file("a (1)"), FeatureMatrix.of(1, 5, new float[5]));
        assertThat(begun.holds("a (1)")).isTrue();
        FeatureSpec heavier = new FeatureSpec(
                "joined/1", List.of(new FeaturePart("colour", 0, 2, 0.2), new FeaturePart("motion", 2, 3, 1 / 3.0)));
        assertThatThrownBy(() -> FeatureFolder.begin(folder, heavier, 2_500_000))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("this run makes");
        assertThatThrownBy(() -> FeatureFolder.begin(folder, spec, 5_000_000)).isInstanceOf(DoesNotFitException.class);
    }

    @Test
    void partsMustFillTheVector() throws Exception {
        for (String parts : List.of(
                "[]",
                "[{\"name\": \"a\", \"length\": 1, \"weight\": 1}]",
                "[{\"name\": \"a\", \"length\": 3, \"weight\": 1}]",
                "[{\"name\": \"a\", \"length\": 2}]",
                "[{\"name\": \"a\", \"length\": 2, \"weight\": -1}]")) {
            describe("{\"encoder\": \"c\", \"dim\": 2, \"segment_seconds\": 5, \"parts\": " + parts + "}");
            assertThatThrownBy(() -> FeatureFolder.open(folder)).as(parts).isInstanceOf(BadInputException.class);
        }
    }

    private void describe(String json) throws IOException {
        Files.writeString(folder.resolve("features.json"), json);
    }
}
