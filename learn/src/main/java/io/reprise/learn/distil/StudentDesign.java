package io.reprise.learn.distil;

import io.reprise.core.error.InvalidValueException;
import java.util.List;

/**
 * The student's shape: a residual network (He et al. 2016) of plain 3x3 convolutions. A stem and blocks of two
 * convolutions, every one halving the picture, batch normalisation, a mean over what is left, a linear map.
 *
 * @param channels of the stem and of each block
 * @param outputs numbers of a feature
 */
public record StudentDesign(List<Integer> channels, int outputs) {
    /** 1.6 million weights, 64 million multiplications for a picture of 96 x 96. */
    public static final List<Integer> CHANNELS = List.of(32, 48, 96, 160, 256);

    public StudentDesign {
        channels = List.copyOf(channels);
        if (channels.size() < 2 || outputs < 1) {
            throw new InvalidValueException("channels", "a student has a stem, at least one block and one output");
        }
    }

    /** A convolution and the normalisation after it. */
    record Convolution(String name, int from, int to, int side, int stride) {}

    /** The convolutions of a block (from 1): first, second, and the one beside them. */
    Convolution convolution(int block, String which) {
        int from = channels.get(block - 1);
        int to = channels.get(block);
        String name = "block." + block + "." + which;
        return switch (which) {
            case "first" -> new Convolution(name, from, to, 3, 2);
            case "second" -> new Convolution(name, to, to, 3, 1);
            case "beside" -> new Convolution(name, from, to, 1, 2);
            default -> throw new IllegalArgumentException("no convolution '" + which + "'");
        };
    }

    Convolution stem() {
        return new Convolution("stem", 3, channels.get(0), 3, 2);
    }

    /** Weights of all convolutions and of the linear map. */
    long weights() {
        long weights = (long) last() * outputs() + 27L * channels.get(0);
        for (int block = 1; block <= blocks(); block++) {
            for (String which : List.of("first", "second", "beside")) {
                Convolution c = convolution(block, which);
                weights += (long) c.from() * c.to() * c.side() * c.side();
            }
        }
        return weights;
    }

    /** Blocks after the stem. */
    int blocks() {
        return channels.size() - 1;
    }

    /** Channels that the mean is taken of. */
    int last() {
        return channels.get(channels.size() - 1);
    }
}
