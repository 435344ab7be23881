package io.reprise.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
    @TempDir
    Path folder;

    @Test
    void comesBackAsItWas() throws Exception {
        FeatureMatrix matrix = random(7, 13);
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, matrix);
        assertThat(NpyFile.read(file).values()).containsExactly(matrix.values());
        assertThat(NpyFile.open(file).read(2, 4).values()).containsExactly(concat(matrix.row(2), matrix.row(3)));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void startsAsNumPyWritesIt() throws Exception {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, FeatureMatrix.of(1, 2, new float[] {1, -2}));
        byte[] bytes = Files.readAllBytes(file);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
        assertThat(new String(bytes, 10, header.length(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo(header);
        assertThat(bytes)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .hasSize(128 + 8);
    }

    @Test
    void halfPrecisionIsTheNearest() throws Exception {
        Path file = folder.resolve("h.npy");
        float[] values = {0, -0f, 1, -2.5f, 65504, 5.9604645e-8f, 6.1e-5f, 0.1f, 1 / 3f, 1.0004883f};
        NpyFile.write(file, FeatureMatrix.of(1, values.length, values), NpyType.FLOAT16);
        float[] back = NpyFile.read(file).values();
        for (int i = 0; i < values.length; i++) {
            assertThat(back[i]).isCloseTo(values[i], within(Math.max(0x1p-25f, Math.abs(values[i]) * 0x1p-11f)));
        }
        assertThat(back[9]).as("ties go to even").isEqualTo(1f);
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertThat(Half.ofFloat(Half.toFloat((short) bits))).isEqualTo((short) bits);
        }
        assertThatThrownBy(() -> NpyFile.write(file, FeatureMatrix.of(1, 1, new float[] {1e5f}), NpyType.FLOAT16))
                .hasMessageContaining("float16");
    }

    @Test
    void refusesWhatItIsNot() throws Exception {
        refuse("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", 8, "astype('float32')");
        refuse("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", 4, "column by column");
        refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", 4, "[segments, dim]");
        refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (999999999, 999999999), }", 4, "cut off");
        refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 1), }", 4, "99999999999");
        refuse("{'descr': '|O', 'fortran_order': False, 'shape': (1, 1), }", 4, "|O");
        refuse("", 4, "header");
        assertThatThrownBy(() -> NpyFile.open(folder.resolve("none.npy"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> NpyFile.open(folder)).isInstanceOf(BadInputException.class);
    }

    @Test
    void refusesNotANumber() throws Exception {
        Path file = write("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), }", new byte[] {0, 0, -64, 127});
        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void survivesMutations() throws Exception {
        Path file = folder.resolve("m.npy");
        NpyFile.write(file, random(3, 5));
        byte[] good = Files.readAllBytes(file);
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bad =
                    java.util.Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
                bad[random.nextInt(Math.min(bad.length, 140))] = (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            try {
                assertThat(NpyFile.read(file).dim()).as("seed %d", seed).isPositive();
            } catch (BadInputException e) {
                assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("\n");
            }
        }
    }

    @Test
    void readsRowsOfAFileLargerThanTheHeap() throws Exception {
        int rows = 2_000_000;
        Path file = folder.resolve("big.npy");
        Files.write(file, NpyHeader.write(NpyType.FLOAT32, rows, 1024));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(sparse.length() + rows * 4096L);
        }
        assertThat(NpyFile.open(file).read(rows - 1, rows).values()).containsOnly(0f);
        assertThatThrownBy(() -> NpyFile.read(file)).hasMessageContaining("at once");
    }

    private void refuse(String header, int dataBytes, String why) throws IOException {
        Path file = write(header, new byte[dataBytes]);
        assertThatThrownBy(() -> NpyFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(why);
    }

    private Path write(String header, byte[] data) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        out.write(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.write(data);
        return Files.write(folder.resolve("x.npy"), out.toByteArray());
    }

    private static FeatureMatrix random(int rows, int dim) {
        Random random = new Random(1);
        float[] values = new float[rows * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FeatureMatrix.of(rows, dim, values);
    }

    private static float[] concat(float[] a, float[] b) {
        float[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
