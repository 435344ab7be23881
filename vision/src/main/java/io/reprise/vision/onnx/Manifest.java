package io.reprise.vision.onnx;

import java.nio.file.Path;
import java.util.Arrays;
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
 * @param outputName the output that is the feature
 * @param dim its dimensions for one picture or clip; an output of several axes is flattened row by row
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
        String outputName,
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
                in.name(),
                in.layout() + "/" + in.type(),
                in.height() + "x" + in.width(),
                in.decoded().toString(),
                in.bgr() ? "BGR" : "RGB",
                in.low() + ".." + in.high(),
                Arrays.toString(in.mean()),
                Arrays.toString(in.std()),
                outputName + "/" + dim,
                frames + "@" + clipFps + "+" + stride,
                "fps " + sampleFps);
    }
}
