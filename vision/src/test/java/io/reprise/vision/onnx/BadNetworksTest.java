package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.reprise.core.error.DoesNotFitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests and models that are wrong or hostile: one clear line each, nothing allocated on their word. */
class BadNetworksTest {
    private static final String GOOD = """
            name: net
            model: net.onnx
            input: {name: in, layout: NCHW, type: float32, size: [4, 6], colour: RGB, range: [0, 255]}
            output: {name: out, dim: 72}
            frames: 1
            sample_fps: 2
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: net | name: '' | name must be",
                "name: net | name: ../net | name must be",
                "name: net | name: builtin | name must be",
                "name: net | title: net | name is missing",
                "frames: 1 | frames: 1\\nspeed: 3 | unknown field speed",
                "frames: 1 | frames: 1\\nframes: 1 | line 6: Duplicate field 'frames'",
                "frames: 1 | frames: 16 | input.layout must be NCHW",
                "frames: 1 | frames: 0 | frames must be a whole number",
                "frames: 1 | frames: 1.5 | frames must be a whole number",
                "frames: 1 | stride: 4 | stride must be left out",
                "frames: 1 | clip_fps: 4 | clip_fps must be left out",
                "sample_fps: 2 | sample_fps: 0 | sample_fps must be a number above 0",
                "sample_fps: 2 | sample_fps: .nan | not a YAML manifest, line 6",
                "sample_fps: 2 | sample_fps: fast | sample_fps must be a number above 0",
                "model: net.onnx | model: ../net.onnx | model must be the name of a file beside",
                "model: net.onnx | model: /etc/passwd | model must be the name of a file beside",
                "model: net.onnx | model: other.onnx | no model at",
                "model: net.onnx | model: net.onnx\\nsha256: abc | sha256 must be 64 hexadecimal digits",
                "name: in, | name: eye, | input.name is eye, the model has in",
                "name: in, | name: '', | input.name must be a text",
                "name: out, | layer: penultimate, | has no layer before its last one",
                "name: out, | layer: last, | output.layer must be 'penultimate'",
                "name: out, | name: out, layer: penultimate, | output.layer must be 'penultimate', and given without",
                "layout: NCHW | layout: NCWH | input.layout must be one of NCHW, NHWC, NCTHW, NTCHW; it is",
                "layout: NCHW | layout: NHWC | the model wants [1, 3, 4, 6]",
                "type: float32 | type: float64 | input.type must be one of float32, float16, uint8",
                "type: float32 | type: float16 | input.type is float16, the model wants float",
                "size: [4, 6] | size: [6, 4] | the model wants [1, 3, 4, 6]",
                "size: [4, 6] | size: [4] | input.size must be [height, width]",
                "size: [4, 6] | size: [40000, 60000] | input.size must be [height, width]",
                "size: [4, 6] | size: [4, 6], resize: [2, 2] | input.resize must be at least as large",
                "colour: RGB | colour: GRAY | input.colour must be one of RGB, BGR",
                "range: [0, 255] | range: [0] | input.range must be a list of 2 numbers",
                "range: [0, 255] | std: [1, 0, 1] | input.std must be three numbers above 0",
                "range: [0, 255] | mean: [1, 1e99, 1] | input.mean must be a list of 3 numbers",
                "range: [0, 255] | color: BGR | unknown field input.color",
                "name: out | name: features | output.name is features, the model has out",
                "dim: 72 | dim: 71 | output.dim is 71, the model's out is [1, 3, 4, 6], that is 72",
                "dim: 72 | dim: 800000000 | output.dim must be a whole number",
                "output: | output: 5\\nelse: | output must be a mapping",
            })
    void badManifests(String good, String bad, String line) throws IOException {
        Graphs.identity(Graphs.FLOAT, 1, 3, 4, 6).write(folder.resolve("net.onnx"));
        Path manifest = Files.writeString(
                folder.resolve("net.yaml"), GOOD.replace(good, bad == null ? "" : bad.replace("\\n", "\n")));
        assertThat(lineOf(manifest)).contains(line);
    }

    @Test
    void notYamlAtAll() throws IOException {
        Path manifest = folder.resolve("net.yaml");
        for (String text : List.of("", "[1, 2", "a: b: c", "- 1\n- 2", "\0\1\2", "x".repeat(70_000), "a: &a [*a]")) {
            Files.writeString(manifest, text);
            assertThat(lineOf(manifest)).startsWith(manifest.toString());
        }
        Files.write(manifest, new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8});
        assertThat(lineOf(manifest)).contains("not a YAML manifest");
        assertThat(lineOf(folder)).contains("is a folder");
        assertThat(lineOf(folder.resolve("none.yaml"))).contains("no manifest at");
    }

    @Test
    void wrongHash() throws IOException {
        Graphs.identity(Graphs.FLOAT, 1, 3, 4, 6).write(folder.resolve("net.onnx"));
        Path manifest = Files.writeString(folder.resolve("net.yaml"), GOOD + "sha256: " + "f".repeat(64) + "\n");
        assertThat(lineOf(manifest)).contains("is not the file its manifest means", "sha256 is");
    }

    @Test
    void notOnnx() throws IOException {
        for (byte[] bytes : List.of(
                new byte[0],
                "<html>not found</html>".getBytes(StandardCharsets.UTF_8),
                new byte[5000],
                "version https://git-lfs.github.com/spec/v1\noid sha256:12\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(folder.resolve("net.onnx"), bytes);
            assertThat(lineOf(good())).contains("is not an ONNX model, or is damaged");
        }
    }

    @Test
    void threeGigabytesClaimedInASmallFile() throws IOException {
        byte[] graphOfThreeGb = {0x3a, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x0c, 1, 2, 3};
        Files.write(folder.resolve("net.onnx"), graphOfThreeGb);
        assertThat(lineOf(good())).contains("a part claims 3221225472 bytes where 3 are left");

        TensorProto huge = TensorProto.newBuilder()
                .setName("w")
                .setDataType(Graphs.FLOAT)
                .addDims(800_000_000)
                .build();
        new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 4, 6)
                .output("out", Graphs.FLOAT, 1, 3, 4, 6)
                .weights(huge)
                .node("ReduceSum", List.of("w"), "sum")
                .node("Add", List.of("in", "sum"), "out")
                .write(folder.resolve("net.onnx"));
        assertThat(lineOf(good())).contains("can't be loaded as an ONNX model");

        new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 4, 6)
                .output("out", Graphs.FLOAT, 1, 3, 4, 200_000_000)
                .node("Relu", List.of("in"), "hidden")
                .node("Mystery", List.of("hidden"), "out")
                .write(folder.resolve("net.onnx"));
        assertThat(lineOf(good())).contains("can't be loaded as an ONNX model");
    }

    @Test
    void weightsOutsideTheFolder() throws IOException {
        Files.write(folder.resolveSibling("secret.bin"), new byte[4096]);
        Files.createSymbolicLink(folder.resolve("link.bin"), folder.resolveSibling("secret.bin"));
        for (String location : List.of("../secret.bin", "/etc/passwd", "link.bin", "sub/../../secret.bin", "")) {
            adding(external(location)).write(folder.resolve("net.onnx"));
            assertThat(lineOf(good())).as(location).contains("keeps weights in '" + location + "'");
        }
        adding(external("gone.bin")).write(folder.resolve("net.onnx"));
        assertThat(lineOf(good())).contains("put the file beside the model");
    }

    @Test
    void weightsBesideTheModelAreReadAndCount() throws IOException {
        adding(external("net.data")).write(folder.resolve("net.onnx"));
        Files.write(folder.resolve("net.data"), new byte[288]);
        try (OnnxEncoder encoder = OnnxEncoder.of(good(), ExecutionDevice.CPU, 1)) {
            encoder.trial();
            String before = encoder.spec().encoder();
            byte[] other = new byte[288];
            other[0] = 1;
            Files.write(folder.resolve("net.data"), other);
            assertThat(OnnxEncoder.of(good(), ExecutionDevice.CPU, 1).spec().encoder())
                    .isNotEqualTo(before);
        }
        Files.write(folder.resolve("net.data"), new byte[10]);
        assertThat(lineOf(good())).contains("can't be loaded as an ONNX model");
    }

    @Test
    void featuresThatAreNoNumbers() throws IOException {
        new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 4, 6)
                .output("out", Graphs.FLOAT, 1, 3, 4, 6)
                .weights("zero", new float[] {0})
                .node("Mul", List.of("in", "zero"), "nought")
                .node("Div", List.of("nought", "nought"), "out")
                .write(folder.resolve("net.onnx"));
        assertThat(lineOf(good())).contains("encoder net gives NaN at 0.0 s");
    }

    @Test
    void moreInputsThanPictures() throws IOException {
        new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 4, 6)
                .input("text", Graphs.FLOAT, 1, 3, 4, 6)
                .output("out", Graphs.FLOAT, 1, 3, 4, 6)
                .node("Add", List.of("in", "text"), "out")
                .write(folder.resolve("net.onnx"));
        assertThat(lineOf(good())).contains("the model wants 2 inputs");
    }

    @Test
    void damagedAnywhereIsALineNeverACrash() throws IOException {
        long seed = 17;
        System.out.println("BadNetworksTest seed " + seed);
        Random random = new Random(seed);
        byte[] whole = adding(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(Graphs.FLOAT)
                        .addDims(1)
                        .addFloatData(1)
                        .build())
                .model()
                .toByteArray();
        for (int round = 0; round < 300; round++) {
            byte[] bytes = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(folder.resolve("net.onnx"), bytes);
            try (OnnxEncoder encoder = OnnxEncoder.of(good(), ExecutionDevice.CPU, 1)) {
                encoder.trial();
            } catch (DoesNotFitException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
    }

    @Test
    void cudaWithoutItsArtefact() throws IOException {
        Graphs.identity(Graphs.FLOAT, 1, 3, 4, 6).write(folder.resolve("net.onnx"));
        try (OnnxEncoder encoder = OnnxEncoder.of(good(), ExecutionDevice.CUDA, 1)) {
            var error = catchThrowableOfType(DoesNotFitException.class, encoder::trial);
            assertThat(error).hasMessageContaining("the device cuda").hasMessageContaining("onnxruntime_gpu");
        }
    }

    private Path good() throws IOException {
        return Files.writeString(folder.resolve("net.yaml"), GOOD);
    }

    /** The complaint, which must be one line, with nothing else said on either stream. */
    private static String lineOf(Path manifest) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        DoesNotFitException error;
        try (PrintStream heard = new PrintStream(noise, true, StandardCharsets.UTF_8)) {
            System.setOut(heard);
            System.setErr(heard);
            error = catchThrowableOfType(DoesNotFitException.class, () -> {
                try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 1)) {
                    encoder.trial();
                }
            });
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(noise.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(error).as("accepted").isNotNull();
        String line = java.util.Objects.requireNonNull(error.getMessage());
        System.out.println("  " + line.replace(manifest.getParent() + "/", ""));
        assertThat(line).doesNotContain("\n").hasSizeLessThan(500);
        return line;
    }

    /** A network of 4 x 6 pixels that keeps its weights in another file. */
    static byte[] keepingWeightsIn(String location) {
        return adding(external(location)).model().toByteArray();
    }

    private static Graphs adding(TensorProto weights) {
        return new Graphs()
                .input("in", Graphs.FLOAT, 1, 3, 4, 6)
                .output("out", Graphs.FLOAT, 1, 3, 4, 6)
                .weights(weights)
                .node("Add", List.of("in", "w"), "out");
    }

    private static TensorProto external(String location) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName("w")
                .setDataType(Graphs.FLOAT)
                .addAllDims(List.of(1L, 3L, 4L, 6L))
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        Map.of("location", location, "length", "288")
                .forEach((key, value) -> tensor.addExternalData(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return tensor.build();
    }
}
