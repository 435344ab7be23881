package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reprise train} as a process that is interrupted and killed. */
class TrainIT {
    private static final String COMMAND = System.getProperty("reprise.command", "");
    private static final int USERS = 60;
    private static final int DIM = 64;

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        Path features = Files.createDirectory(folder.resolve("features"));
        Files.writeString(
                features.resolve("features.json"), "{\"encoder\": \"drawn/1\", \"dim\": 64, \"segment_seconds\": 5}");
        Random random = new Random(1);
        try (PrintWriter csv = new PrintWriter(folder.resolve("a.csv").toFile(), StandardCharsets.UTF_8)) {
            csv.println("youtubeId,start,duration,user_id,video_duration,is_last");
            for (int user = 0; user < USERS; user++) {
                for (int video = 0; video < 3; video++) {
                    String id = "u" + user + "v" + video;
                    int clipped = random.nextInt(20);
                    csv.printf("%s,%d,5,%d,100,%s%n", id, clipped * 5, user, video == 2 ? "True" : "False");
                    npy(features.resolve(id + ".npy"), clipped, random);
                }
            }
        }
    }

    private static void npy(Path file, int clipped, Random random) throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (20, " + DIM + "), }";
        String header = text + " ".repeat(128 - 10 - text.length() - 1) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 20 * DIM * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 20 * DIM; i++) {
            bytes.putFloat((float) random.nextGaussian() + (i / DIM == clipped ? 0.3f : 0));
        }
        Files.write(file, bytes.array());
    }

    private Process train(String model, int epochs) throws IOException {
        // where the tests run in the background a shell has interrupts ignored, and that is inherited
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", COMMAND, "train"));
        command.addAll(List.of("--annotations", "a.csv", "--features", "features", "--ranker", "phd-ca"));
        command.addAll(List.of("--out", model, "--epochs", "" + epochs, "--patience", "1000", "--hidden", "64,16"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(".out").toFile())
                .redirectError(folder.resolve(".err").toFile())
                .start();
    }

    private int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return process.exitValue();
    }

    @Test
    void ctrlCKeepsTheBestSoFarAndNothingHalf() throws Exception {
        Process process = train("stopped.safetensors", 100_000);
        waitForEpochs(2);
        signal("INT", process.toHandle());
        assertThat(end(process)).as(err()).isEqualTo(130);
        Model model = Model.read(folder.resolve("stopped.safetensors"));
        assertThat(model.info().metrics()).containsKey("held_out_map");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "a.csv",
                            "features",
                            ".out",
                            ".err",
                            "stopped.safetensors",
                            "stopped.safetensors.checkpoint");
        }
    }

    @Test
    void killedRunsGoOnAndEndWithTheSameWeights() throws Exception {
        int epochs = 60;
        assertThat(end(train("whole.safetensors", epochs))).as(err()).isZero();
        for (int round = 0; round < 3; round++) {
            Process process = train("killed.safetensors", epochs);
            waitForEpochs(2);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
            assertThat(folder.resolve("killed.safetensors")).doesNotExist();
            assertThat(folder.resolve("killed.safetensors.checkpoint")).exists();
        }
        assertThat(end(train("killed.safetensors", epochs))).as(err()).isZero();
        Model whole = Model.read(folder.resolve("whole.safetensors"));
        Model killed = Model.read(folder.resolve("killed.safetensors"));
        assertThat(killed.info().metrics()).isEqualTo(whole.info().metrics());
        whole.tensors()
                .forEach((name, tensor) -> assertThat(
                                killed.tensor(name, tensor.shape()).values())
                        .as(name)
                        .isEqualTo(tensor.values()));
        assertThat(folder.resolve("killed.safetensors.checkpoint")).doesNotExist();
    }

    private void waitForEpochs(int epochs) throws Exception {
        for (int i = 0; i < 1200; i++) {
            if (err().lines().filter(line -> line.contains("held-out mAP")).count() >= epochs) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no epoch ended: " + err());
    }

    private String err() throws IOException {
        return Files.exists(folder.resolve(".err")) ? Files.readString(folder.resolve(".err")) : "";
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
