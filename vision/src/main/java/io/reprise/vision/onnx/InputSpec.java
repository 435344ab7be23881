package io.reprise.vision.onnx;

import io.reprise.core.frame.FrameSize;
import org.jspecify.annotations.Nullable;

/**
 * What a network wants to see. A pixel value v of 0..255 becomes (low + v / 255 * (high - low) - mean) / std, mean and
 * std being in the order of the network's colours.
 *
 * @param name the input's name in the model; null for its only one
 * @param layout the order of its dimensions
 * @param type its number type; uint8 takes the pixels as they are
 * @param height rows of the picture the network takes
 * @param width columns of it
 * @param decoded size and shape the decoder brings pictures to; the middle height x width of it is what the network
 *     sees
 * @param bgr whether blue comes first
 * @param low what pixel value 0 stands for
 * @param high what pixel value 255 stands for
 * @param mean one a colour
 * @param std one a colour, positive
 */
public record InputSpec(
        @Nullable String name,
        Layout layout,
        PixelType type,
        int height,
        int width,
        FrameSize decoded,
        boolean bgr,
        float low,
        float high,
        float[] mean,
        float[] std) {

    /** Elements of one picture: three colours of every pixel. */
    int elements() {
        return 3 * height * width;
    }

    /** What becomes of the pixel value v in the network's colour c. */
    float value(int c, int v) {
        return (low + v / 255f * (high - low) - mean[c]) / std[c];
    }
}
