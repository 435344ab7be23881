package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.contract.RepriseProcess;
import io.reprise.app.fetch.TinyNetwork;
import io.reprise.app.server.TinyFilm;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.NpyFile;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a network, each command a process of its own: two at once, a kill, damage, what does not fit. */
@Tag("slow")
class EncoderTroublesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path temp;

    private Path video;
    private Path manifest;
    private final Map<String, String> environment = new HashMap<>();
    private int started;

    /** A process of the program and where its output goes. */
    private record Started(Process process, Path out, Path err) {
        int code() throws InterruptedException {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        }

        JsonNode suggestions() throws Exception {
            assertThat(code()).as(Files.readString(err)).isZero();
            return JSON.readTree(Files.readString(out)).get("suggestions");
        }

        /** Ended with 4 and one line that holds these words. */
        void doesNotFit(String... words) throws Exception {
            String said = Files.readString(err);
            assertThat(code()).as(said).isEqualTo(ExitCode.DOES_NOT_FIT);
            said = Files.readString(err);
            assertThat(said.lines().filter(line -> line.startsWith("reprise: ")))
                    .singleElement()
                    .asString()
                    .contains(words);
            assertThat(said).doesNotContain("\tat ");
            assertThat(out).isEmptyFile();
        }
    }

    @BeforeEach
    void network() throws Exception {
        video = TinyFilm.write(temp.resolve("film.mp4"), 6, 3);
        manifest = TinyNetwork.manifest(Files.createDirectories(temp.resolve("net")));
    }

    private Path manifest(String name, String model, String input, String dim) throws IOException {
        return Files.writeString(temp.resolve("net").resolve(name + ".yaml"), """
                name: small
                %s
                input: {%s, layout: NCHW, size: [128, 128], colour: RGB, range: [0, 255]}
                output: {name: feature, %s}
                """.formatted(model, input, dim));
    }

    private Started start(Object... args) throws IOException {
        List<String> command = RepriseProcess.command(Main.class, "-Xmx1g");
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Path out = temp.resolve(++started + ".out");
        Path err = temp.resolve(started + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("REPRISE_HOME", temp.resolve("home").toString());
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    private Started suggest(Object... more) throws IOException {
        List<Object> args = new ArrayList<>(List.of("suggest", video, "--encoder", manifest, "--json"));
        args.addAll(List.of(more));
        return start(args.toArray());
    }

    private List<Path> cached(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("home/cache/features"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    @Test
    void twoProcessesOnOneFilmDoNotSpoilEachOther() throws Exception {
        Started one = suggest();
        Started two = suggest();
        JsonNode suggestions = one.suggestions();
        assertThat(two.suggestions()).isEqualTo(suggestions);
        assertThat(cached(".part")).isEmpty();
        Started later = suggest();
        assertThat(later.suggestions()).isEqualTo(suggestions);
        assertThat(later.err()).content().doesNotContain("analysing");
    }

    @Test
    void aDamagedEntryIsComputedAgain() throws Exception {
        JsonNode suggestions = suggest().suggestions();
        Path entry = cached(".npy").stream()
                .filter(file -> file.getFileName().toString().startsWith("small"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(entry);
        byte[] flipped = whole.clone();
        flipped[flipped.length - 2] ^= 0x55;
        for (byte[] damaged : List.of(flipped, new byte[0], new byte[whole.length])) {
            Files.write(entry, damaged);
            Started again = suggest();
            assertThat(again.suggestions()).isEqualTo(suggestions);
            assertThat(again.err()).content().contains("analysing");
            assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
        }
    }

    @Test
    void aModelTrainedForAnotherEncoderIsRefused() throws Exception {
        FeatureSpec other = FeatureSpec.single("other/1-0badcafe", 256);
        float[] ones = new float[256];
        Arrays.fill(ones, 1);
        Path file = temp.resolve("svm.safetensors");
        Map<String, Tensor> tensors =
                Map.of("input.mean", Tensor.of(ones), "input.scale", Tensor.of(ones), "weight", Tensor.of(ones));
        ModelInfo info = new ModelInfo("highlight-svm", other, Map.of(), "0".repeat(64), 1, Map.of(), Instant.EPOCH);
        new Model(info, tensors).write(file);
        suggest("--quiet", "--ranker", file)
                .doesNotFit("other/1-0badcafe", "small/1-", "use the same encoder, or train it anew");
    }

    @Test
    void whatIsWrongWithAManifestIsOneLine() throws Exception {
        Files.writeString(temp.resolve("net/text.onnx"), "this is no network");
        byte[] whole = Files.readAllBytes(temp.resolve("net/small.onnx"));
        Files.write(temp.resolve("net/cut.onnx"), Arrays.copyOf(whole, whole.length / 2));
        add("hash", "model: small.onnx\nsha256: " + "0a".repeat(32), "name: image", "dim: 256")
                .doesNotFit("small.onnx", "sha256");
        add("input", "model: small.onnx", "name: picture", "dim: 256").doesNotFit("picture", "image");
        add("shape", "model: small.onnx", "name: image", "dim: 99").doesNotFit("99", "256");
        add("text", "model: text.onnx", "name: image", "dim: 256").doesNotFit("text.onnx");
        add("cut", "model: cut.onnx", "name: image", "dim: 256").doesNotFit("cut.onnx");
        add("none", "model: none.onnx", "name: image", "dim: 256").doesNotFit("none.onnx");
        suggest("--quiet", "--device", "cuda").doesNotFit("device cuda", "onnxruntime_gpu", "--device cpu");
    }

    private Started add(String name, String model, String input, String dim) throws IOException {
        return start("encoder", "add", manifest(name, model, input, dim));
    }

    @Test
    void featuresGoOnAfterAKill() throws Exception {
        Path first = Files.copy(video, temp.resolve("first.mp4"));
        Path second = TinyFilm.write(temp.resolve("second.mp4"), 13, 1);
        Path out = temp.resolve("features");
        Object[] args = {"features", first, second, "--encoder", manifest, "--out", out, "--json", "--quiet"};
        Started killed = start(args);
        for (int i = 0; i < 1200 && !Files.exists(out.resolve("first.npy")); i++) {
            Thread.sleep(50);
        }
        killed.process().destroyForcibly().waitFor();

        Started again = start(args);
        assertThat(again.code()).as(Files.readString(again.err())).isZero();
        JsonNode done = JSON.readTree(Files.readString(again.out()));
        assertThat(done.get("skipped").get(0).asText()).isEqualTo("first");
        assertThat(NpyFile.open(out.resolve("second.npy")).rows()).isEqualTo(3);
    }

    @Test
    void featuresOfANetworkThatDoesNotFitAreNoFaultOfTheVideos() throws Exception {
        Path wrong = manifest("shape", "model: small.onnx", "name: image", "dim: 99");
        Started features = start("features", video, "--encoder", wrong, "--out", temp.resolve("features"), "--quiet");
        assertThat(features.code()).isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(features.err()).content().contains("failed: " + video, "output.dim is 99");
    }

    @Test
    void theCacheIsKeptWithinItsSizeByFeaturesToo() throws Exception {
        environment.put("REPRISE_CACHE_SIZE", "0MB");
        Path out = temp.resolve("features");
        assertThat(start("features", video, "--encoder", manifest, "--out", out).code())
                .isZero();
        assertThat(out.resolve("film.npy")).exists();
        assertThat(cached(".npy")).isEmpty();
    }
}
