package io.reprise.vision.onnx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of a network: where it is, what it takes and gives, and how a video is sampled for it.
 *
 * @param name the encoder's name: letters, digits, '.', '_' and '-'
 * @param version a whole number that its maker raises when the features change
 * @param file the manifest itself
 * @param model the ONNX file, in the manifest's folder
 * @param sha256 the model file's hash in lower-case hex, where the manifest declares it
 * @param input what the network takes
 * @param outputName the tensor that is the feature, an output or one inside the network; null for the one that the
 *     classifier takes
 * @param dim its dimensions for one picture or clip: of several axes, all their values row by row, or the channels, over
 *     whose places the mean is taken
 * @param frames frames of a clip; 1 for an image network
 * @param clipFps frames a second inside a clip; 0 for every frame of the video
 * @param stride frames from the start of one clip to the start of the next; {@code frames} when they touch
 * @param sampleFps pictures a second that an image network looks at
 */
public record Manifest(
        String name,
        int version,
        Path file,
        Path model,
        @Nullable String sha256,
        InputSpec input,
        @Nullable String outputName,
        int dim,
        int frames,
        double clipFps,
        int stride,
        double sampleFps) {

    /** Whether the network looks at clips rather than single pictures. */
    public boolean isClip() {
        return input.layout().isClip();
    }

    /** Clips that are open at a time: each frame belongs to so many. */
    int openClips() {
        return (frames + stride - 1) / stride;
    }

    /** Everything that changes features apart from the model's weights, as one line for hashing. */
    String parameters() {
        InputSpec in = input;
        return String.join(
                " ",
                Objects.requireNonNullElse(in.name(), "(the only input)"),
                in.layout() + "/" + in.type(),
                in.height() + "x" + in.width(),
                in.decoded().toString(),
                in.bgr() ? "BGR" : "RGB",
                in.low() + ".." + in.high(),
                Arrays.toString(in.mean()),
                Arrays.toString(in.std()),
                Objects.requireNonNullElse(outputName, "(penultimate)") + "/" + dim,
                frames + "@" + clipFps + "+" + stride,
                "fps " + sampleFps);
    }
}
