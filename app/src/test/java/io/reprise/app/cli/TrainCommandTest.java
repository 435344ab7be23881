package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.model.Model;
import io.reprise.core.rank.load.Rankers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void trainsOnAFolderOfFeatures() throws Exception {
        write();
        Path model = folder.resolve("phd.safetensors");
        assertThat(train("--out", model.toString(), "--epochs", "3", "--json"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("\"held_out_map\"").contains("\"encoder\" : \"drawn/1\"");
        assertThat(err.toString()).contains("loss").contains("held-out mAP").contains("left");
        assertThat(Rankers.load(model.toString(), folder).name()).isEqualTo("phd/1");
        assertThat(Model.read(model).info().dataHash()).hasSize(64);
        assertThat(folder.resolve("phd.safetensors.checkpoint")).doesNotExist();
    }

    @Test
    void reprisesWeightsAreForAnyEncoder() throws Exception {
        write();
        Path model = folder.resolve("reprise.safetensors");
        assertThat(train("--ranker", "reprise", "--out", model.toString(), "--epochs", "2"))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(Rankers.load(model.toString(), folder).name()).isEqualTo("reprise/4");
        assertThat(Model.read(model).info().spec().encoder()).isEqualTo("any");
    }

    @Test
    void badInputIsOneLine() throws Exception {
        write();
        assertThat(train("--loss", "none")).isEqualTo(ExitCode.USAGE);
        assertThat(train("--dropout", "1")).isEqualTo(ExitCode.USAGE);
        assertThat(train("--overlap", "NaN")).isEqualTo(ExitCode.USAGE);
        assertThat(train("--ranker", "earliest")).isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(train("--ranker", "none")).isEqualTo(ExitCode.DOES_NOT_FIT);
        Files.delete(folder.resolve("features/u3v1.npy"));
        assertThat(train("--out", folder.resolve("x.safetensors").toString())).isEqualTo(ExitCode.BAD_INPUT);
        Files.delete(folder.resolve("features/features.json"));
        assertThat(train()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().lines().filter(line -> line.startsWith("reprise: ")))
                .hasSize(7);
        assertThat(err.toString())
                .doesNotContain("Exception")
                .contains("u3v1.npy")
                .contains("features.json");
        assertThat(folder.resolve("x.safetensors")).doesNotExist();
    }

    private int train(String... more) {
        String[] first = {
            "train",
            "--annotations",
            folder.resolve("a.csv").toString(),
            "--features",
            folder.resolve("features").toString()
        };
        String[] args = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, args, first.length, more.length);
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void write() throws IOException {
        StringBuilder csv = new StringBuilder("youtubeId,start,duration,user_id,video_duration,is_last\n");
        Files.createDirectories(folder.resolve("features"));
        Files.writeString(
                folder.resolve("features/features.json"),
                "{\"encoder\": \"drawn/1\", \"dim\": 6, \"segment_seconds\": 5}");
        SplittableRandom random = new SplittableRandom(1);
        for (int user = 0; user < 40; user++) {
            for (int video = 0; video < 3; video++) {
                String id = "u" + user + "v" + video;
                float[] values = new float[12 * 6];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextDouble(-1, 1);
                }
                NpyFile.write(folder.resolve("features/" + id + ".npy"), FeatureMatrix.of(12, 6, values));
                csv.append(id + "," + 5 * random.nextInt(12) + ",4," + user + ",60," + (video == 2) + "\n");
            }
        }
        Files.writeString(
                folder.resolve("a.csv"), csv.toString().replace("true", "1").replace("false", "0"));
    }
}
