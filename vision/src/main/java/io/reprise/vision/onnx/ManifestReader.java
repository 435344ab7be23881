package io.reprise.vision.onnx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.file.FileNames;
import io.reprise.core.frame.FrameSize;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an encoder's manifest (YAML, see docs/encoders.md) strictly: an unknown field, a missing one or a bad value is
 * one line that names it. Nothing is allocated on the word of a manifest before its numbers are checked.
 */
public final class ManifestReader {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_SIDE = 4096;
    private static final int MAX_FRAMES = 512;
    private static final int MAX_DIM = 1 << 20;
    private static final long MAX_ITEM_BYTES = 256L << 20;
    private static final long MAX_OPEN_BYTES = 512L << 20;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ManifestReader() {}

    private enum Colour {
        RGB,
        BGR
    }

    /**
     * Reads a manifest; the model it names is not touched.
     *
     * @throws DoesNotFitException if there is none, or it is not one: one line with the field
     */
    public static Manifest read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        YamlFields top = new YamlFields(file.toString(), "", parse(file));
        String name = top.text("name");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || name.equals("builtin")) {
            throw top.bad("name", "up to 64 letters, digits, '.', '_' or '-', and not 'builtin'", name);
        }
        int version = top.has("version") ? top.whole("version", 1, 1_000_000) : 1;
        String model = fileName(top);
        String sha256 = top.has("sha256") ? hash(top) : null;
        int frames = top.has("frames") ? top.whole("frames", 1, MAX_FRAMES) : 1;
        InputSpec input = input(top.mapping("input"), frames);
        YamlFields output = top.mapping("output");
        String outputName = outputName(output);
        int dim = output.whole("dim", 1, MAX_DIM);
        output.nothingElse();
        double clipFps = clipOnly(top, "clip_fps", input) ? top.positive("clip_fps", 240) : 0;
        int stride = clipOnly(top, "stride", input) ? top.whole("stride", 1, 1_000_000) : frames;
        double sampleFps = top.has("sample_fps") ? top.positive("sample_fps", 240) : 2;
        top.nothingElse();
        long itemBytes = (long) input.elements() * frames * input.type().bytes;
        if ((frames + stride - 1L) / stride * itemBytes > MAX_OPEN_BYTES) {
            throw top.bad("stride", "larger: each frame would be kept " + frames / stride + " times at once", stride);
        }
        return new Manifest(
                name,
                version,
                absolute,
                absolute.resolveSibling(model),
                sha256,
                input,
                outputName,
                dim,
                frames,
                clipFps,
                stride,
                sampleFps);
    }

    /** The tensor named; null where the penultimate layer is asked for instead. */
    private static @Nullable String outputName(YamlFields output) {
        if (!output.has("layer")) {
            return output.text("name");
        }
        String layer = output.text("layer");
        if (!layer.equals("penultimate") || output.has("name")) {
            throw output.bad("layer", "'penultimate', and given without a name", layer);
        }
        return null;
    }

    /** The manifest as YAML, with the model's hash in it. */
    static String withHash(Path file, String sha256) {
        ObjectNode tree = (ObjectNode) parse(file);
        tree.put("sha256", sha256);
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputSpec input(YamlFields in, int frames) {
        String name = in.has("name") ? in.text("name") : null;
        Layout layout = in.choice("layout", Layout.class);
        PixelType type = in.has("type") ? in.choice("type", PixelType.class) : PixelType.FLOAT32;
        int[] size = in.size("size", MAX_SIDE);
        FrameSize decoded = decoded(in, size);
        boolean bgr = in.has("colour") && in.choice("colour", Colour.class) == Colour.BGR;
        float[] range = in.has("range") ? in.numbers("range", 2) : new float[] {0, 255};
        float[] mean = in.has("mean") ? in.numbers("mean", 3) : new float[3];
        float[] std = in.has("std") ? in.numbers("std", 3) : new float[] {1, 1, 1};
        in.nothingElse();
        InputSpec spec =
                new InputSpec(name, layout, type, size[0], size[1], decoded, bgr, range[0], range[1], mean, std);
        check(in, spec, frames);
        return spec;
    }

    private static void check(YamlFields in, InputSpec spec, int frames) {
        if (spec.layout().isClip() == (frames == 1)) {
            throw in.bad(
                    "layout",
                    "NCHW or NHWC where frames is 1, NCTHW or NTCHW where it is more",
                    spec.layout() + " with frames: " + frames);
        }
        if ((long) spec.elements() * frames * spec.type().bytes > MAX_ITEM_BYTES) {
            throw in.bad("size", "at most " + (MAX_ITEM_BYTES >> 20) + " MB with all frames", frames + " frames");
        }
        for (int c = 0; c < 3; c++) {
            if (!(spec.std()[c] > 0)) {
                throw in.bad("std", "three numbers above 0", java.util.Arrays.toString(spec.std()));
            }
            boolean asIs = spec.value(c, 0) == 0 && spec.value(c, 255) == 255;
            if (spec.type() == PixelType.UINT8 && !asIs) {
                throw in.bad("type", "float32 or float16 where range, mean or std change the pixels", "uint8");
            }
        }
    }

    /** The size asked of the decoder: {@code resize} where there is one (then cropped), else the network's own. */
    private static FrameSize decoded(YamlFields in, int[] size) {
        FrameSize.Fit fit = in.has("fit") ? in.choice("fit", FrameSize.Fit.class) : FrameSize.Fit.STRETCH;
        int[] resize = in.has("resize") ? in.size("resize", MAX_SIDE) : size;
        if (resize[0] < size[0] || resize[1] < size[1]) {
            throw in.bad("resize", "at least as large as size", resize[0] + "x" + resize[1]);
        }
        return new FrameSize(resize[1], resize[0], fit);
    }

    private static boolean clipOnly(YamlFields top, String field, InputSpec input) {
        boolean there = top.has(field);
        if (there && !input.layout().isClip()) {
            throw top.bad(field, "left out where frames is 1", "given");
        }
        return there;
    }

    private static String fileName(YamlFields top) {
        String model = top.text("model");
        if (model.contains("/") || model.contains("\\") || model.startsWith(".") || !FileNames.isPossible(model)) {
            throw top.bad("model", "the name of a file beside the manifest", model);
        }
        return model;
    }

    private static String hash(YamlFields top) {
        String hash = top.text("sha256").toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw top.bad("sha256", "64 hexadecimal digits", hash);
        }
        return hash;
    }

    private static JsonNode parse(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new DoesNotFitException(
                        "no-encoder", file + " is a folder; name the manifest (a YAML file) itself");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new DoesNotFitException("no-encoder", file + " is too large for a manifest (at most 64 KB)");
            }
            @Nullable JsonNode tree = YAML.readTree(Files.readString(file));
            return tree == null ? YAML.createObjectNode() : tree;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new DoesNotFitException(
                    "no-encoder",
                    file + ": not a YAML manifest" + (at == null ? "" : ", line " + at.getLineNr()) + ": "
                            + oneLine(e.getOriginalMessage()));
        } catch (NoSuchFileException e) {
            throw new DoesNotFitException("no-encoder", "no manifest at " + file);
        } catch (MalformedInputException e) {
            throw new DoesNotFitException("no-encoder", file + ": not a YAML manifest: it is not text");
        } catch (IOException e) {
            throw new DoesNotFitException("no-encoder", "the manifest " + file + " can't be read: " + e.getMessage());
        }
    }

    static String oneLine(@Nullable String message) {
        String line = message == null ? "no reason given" : message.strip().replaceAll("\\s+", " ");
        return line.length() > 240 ? line.substring(0, 240) + ".." : line;
    }
}
