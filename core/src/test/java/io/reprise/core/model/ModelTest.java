package io.reprise.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "büiltin \"x\"/1", List.of(new FeaturePart("colour", 0, 3, 0.5), new FeaturePart("sound\n", 3, 2, 2)));

    @TempDir
    Path folder;

    @Test
    void comesBackAsItWas() throws Exception {
        Path file = folder.resolve("a.safetensors");
        model().write(file);
        Model back = Model.read(file);
        assertThat(back.info()).isEqualTo(model().info());
        assertThat(back.tensor("a.weight", 2, -1).values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(back.tensor("scale").values()).containsExactly(0.25f);
        byte[] bytes = Files.readAllBytes(file);
        back.write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void saysWhatItLacks() {
        assertThatThrownBy(() -> model().tensor("a.weight", 3, 2))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("[3, 2]")
                .hasMessageContaining("[2, 3]");
        assertThatThrownBy(() -> model().hyperParameter("nothing")).isInstanceOf(DoesNotFitException.class);
        assertThatThrownBy(() -> model().hyperParameter("k", 1, 5)).hasMessageContaining("k = 20");
        assertThat(model().hyperParameter("k", 1, 50)).isEqualTo(20);
    }

    @Test
    void refusesWhatIsNotAModel() throws Exception {
        refuse("", "cut off");
        refuse("short", "cut off");
        refuseHeader("{ ", "JSON");
        refuseHeader("[]", "object");
        refuseHeader("{\"a\":1}", "object");
        refuseHeader("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}", "F64");
        refuseHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000,1000000],\"data_offsets\":[0,4]}}", "fill");
        refuseHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000],\"data_offsets\":[0,4000000]}}", "4000000 bytes");
        refuseHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}", "damaged shape");
        refuseHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]}}", "start");
        refuseHeader("{\"a\":1,\"a\":2}", "Duplicate field 'a'");
        refuseHeader("[".repeat(100_000), "nesting depth");
        refuse("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f{}", "9223372036854775807");
        assertThatThrownBy(() -> Model.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    @Test
    void refusesAnotherProgramsAndNewerFiles() throws Exception {
        Path file = folder.resolve("other.safetensors");
        new Safetensors(Map.of(), Map.of()).write(file);
        assertThatThrownBy(() -> Model.read(file)).isInstanceOf(DoesNotFitException.class);
        new Safetensors(Map.of("format", "reprise-model", "format_version", "2"), Map.of()).write(file);
        assertThatThrownBy(() -> Model.read(file))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("version '2'");
    }

    @Test
    void survivesMutationsAndTruncation() throws Exception {
        Path file = folder.resolve("m.safetensors");
        model().write(file);
        byte[] good = Files.readAllBytes(file);
        for (int seed = 0; seed < 800; seed++) {
            Files.write(file, mutate(good, new Random(seed)));
            try {
                assertThat(Model.read(file).tensors()).as("seed %d", seed).isNotNull();
            } catch (BadInputException | DoesNotFitException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bad = Arrays.copyOf(good, random.nextInt(3) == 0 ? random.nextInt(good.length) : good.length);
        for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
            bad[random.nextInt(bad.length)] = (byte)
                    (random.nextBoolean() ? "{}[]\",:0123456789-eE\\".charAt(random.nextInt(21)) : random.nextInt());
        }
        return bad;
    }

    private void refuseHeader(String header, String why) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(8 + text.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
        refuse(new String(bytes, StandardCharsets.ISO_8859_1), why);
    }

    private void refuse(String content, String why) throws IOException {
        Path file = Files.write(folder.resolve("bad.safetensors"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Model.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("bad.safetensors");
    }

    private static Model model() {
        ModelInfo info = new ModelInfo(
                "svm-d",
                SPEC,
                Map.of("k", "20", "odd", "a\"b\\c\u0001é"),
                "00ff",
                -7,
                Map.of("map", 0.5),
                Instant.parse("2026-01-02T03:04:05Z"));
        return new Model(
                info, Map.of("a.weight", Tensor.of(2, 3, new float[] {1, 2, 3, 4, 5, 6}), "scale", Tensor.of(0.25)));
    }
}
