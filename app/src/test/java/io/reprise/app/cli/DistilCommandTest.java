package io.reprise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.vision.onnx.BundledNetwork;
import io.reprise.vision.onnx.ExecutionDevice;
import io.reprise.vision.onnx.OnnxEncoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code distil} on drawn pictures; the teacher is the program's own network. */
@Tag("slow")
class DistilCommandTest {
    private static final String MANIFEST = """
            name: %s
            model: %s
            input: {name: image, layout: NCHW, size: [%d, %d], colour: RGB, range: [0, 255]}
            output: {name: feature, dim: %d}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        Files.write(folder.resolve("content.onnx"), BundledNetwork.file());
        Files.writeString(folder.resolve("teacher.yaml"), MANIFEST.formatted("teacher", "content.onnx", 96, 96, 256));
        Random random = new Random(2);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("drawn.zip")))) {
            for (int i = 0; i < 20; i++) {
                zip.putNextEntry(new ZipEntry("kind/" + i + ".png"));
                draw(random, zip);
            }
            zip.putNextEntry(new ZipEntry("kind/damaged.jpg"));
            zip.write("no picture".getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(folder.resolve("more"));
        for (int i = 0; i < 10; i++) {
            try (OutputStream file = Files.newOutputStream(folder.resolve("more/" + i + ".png"))) {
                draw(random, file);
            }
        }
        Files.writeString(folder.resolve("more/LICENSE"), "of these pictures");
    }

    private static void draw(Random random, OutputStream to) throws IOException {
        BufferedImage image = new BufferedImage(60, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int k = 0; k < 5; k++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(40), random.nextInt(30), 30, 30);
        }
        graphics.dispose();
        ImageIO.write(image, "png", to);
    }

    private int distil(String crops, String... more) {
        String[] common = {
            "distil",
            "--teacher",
            folder.resolve("teacher.yaml").toString(),
            "--pictures",
            folder.resolve("drawn.zip") + "*2",
            "--pictures",
            folder.resolve("more").toString(),
            "--out",
            folder.resolve("student.onnx").toString(),
            "--channels",
            "4,8,8",
            "--dim",
            "16",
            "--batch",
            "8",
            "--side",
            "32",
            "--small-side",
            "24",
            "--views",
            "40",
            "--held-out",
            "12",
            "--round",
            "64",
            "--notice",
            "teacher: Apache-2.0",
            "--json",
            "--crops",
            crops
        };
        String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return Main.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void writesAStudentThatIsAnEncoderAndSaysWhenceItComes() throws Exception {
        assertThat(distil("128")).as(err.toString()).isEqualTo(ExitCode.DONE);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("agreement").asDouble()).isBetween(-1.0, 1.0);
        String student = Files.readString(folder.resolve("student.onnx"), StandardCharsets.ISO_8859_1);
        assertThat(json.get("bytes").asInt()).isEqualTo(student.length());
        assertThat(student)
                .contains("teacher/1-", "drawn.zip of ", "teacher: Apache-2.0", "reprise distil --teacher teacher.yaml")
                .doesNotContain(folder.toString());
        Path manifest = Files.writeString(
                folder.resolve("student.yaml"), MANIFEST.formatted("student", "student.onnx", 32, 32, 16));
        try (OnnxEncoder encoder = OnnxEncoder.of(manifest, ExecutionDevice.CPU, 0);
                var extractor = encoder.open()) {
            extractor.sinks().get(0).frame(new Frame(0, 32, 32, new byte[3 * 32 * 32]));
            FeatureTrack track = extractor.finish();
            double square = 0;
            for (float value : track.rows().row(0)) {
                square += value * value;
            }
            assertThat(square).as("of length 1").isBetween(0.999, 1.001);
        }
    }

    @Test
    void goesOnWithMoreCrops() {
        assertThat(distil("64")).isEqualTo(ExitCode.DONE);
        assertThat(distil("128")).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("student.onnx.work/curve.csv"))
                .content()
                .contains(",64,")
                .contains(",128,");
    }

    @Test
    void anotherTeacherOrOtherPicturesAreToldOf() {
        assertThat(distil("64", "--seed", "1")).isEqualTo(ExitCode.DONE);
        assertThat(distil("64", "--seed", "2")).isNotEqualTo(ExitCode.DONE);
        assertThat(err.toString()).contains("remove it; or name another with --work");
    }
}
