package io.reprise.app.cli;

import io.reprise.learn.distil.DistilOptions;
import io.reprise.learn.distil.StudentDesign;
import java.util.List;
import picocli.CommandLine.Option;

/** How a student is taught: options of {@code distil}. */
final class DistilTraining {
    @Option(
            names = "--channels",
            split = ",",
            paramLabel = "N",
            description = "Channels of the student's stem and of each block. Default: 32,48,96,160,256")
    List<Integer> channels = StudentDesign.CHANNELS;

    @Option(names = "--dim", paramLabel = "N", description = "Numbers of a feature. Default: ${DEFAULT-VALUE}")
    int dim = 256;

    @Option(
            names = "--crops",
            paramLabel = "N",
            description = "Pictures the student sees in all. Default: ${DEFAULT-VALUE}")
    long crops = 800_000;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures a step. Default: ${DEFAULT-VALUE}")
    int batch = 96;

    @Option(names = "--learning-rate", paramLabel = "R", description = "At its highest. Default: ${DEFAULT-VALUE}")
    double learningRate = 2e-3;

    @Option(names = "--weight-decay", paramLabel = "W", description = "Not negative. Default: ${DEFAULT-VALUE}")
    double weightDecay = 0.02;

    @Option(
            names = "--power",
            paramLabel = "P",
            description =
                    "Power of its deviation that each of the teacher's principal components is divided by, 0 to 1."
                            + " Default: ${DEFAULT-VALUE}")
    double power = 0.5;

    @Option(
            names = "--views",
            paramLabel = "N",
            description = "Parts of pictures that the teacher looks at. Default: ${DEFAULT-VALUE}")
    int views = 120_000;

    @Option(names = "--round", paramLabel = "N", description = "Crops between two checks. Default: ${DEFAULT-VALUE}")
    int round = 20_000;

    @Option(
            names = "--round-views",
            paramLabel = "N",
            description = "Views that the teacher looks at before each round, until it has looked at all."
                    + " Default: ${DEFAULT-VALUE}")
    int roundViews = 8_000;

    @Option(names = "--held-out", paramLabel = "N", description = "Views to check on. Default: ${DEFAULT-VALUE}")
    int heldOut = 1_000;

    @Option(names = "--side", paramLabel = "PIXELS", description = "Of what it sees. Default: ${DEFAULT-VALUE}")
    int side = 96;

    @Option(
            names = "--small-side",
            paramLabel = "PIXELS",
            description = "Of what it sees first. Default: ${DEFAULT-VALUE}")
    int smallSide = 64;

    @Option(
            names = "--small-part",
            paramLabel = "PART",
            description = "Part of the crops that are so small. Default: ${DEFAULT-VALUE}")
    double smallPart = 0.35;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    long seed = 1;

    DistilOptions options(List<Integer> shares) {
        return new DistilOptions(
                new StudentDesign(channels, dim),
                seed,
                crops,
                batch,
                learningRate,
                weightDecay,
                power,
                views,
                Math.min(views, roundViews),
                round,
                heldOut,
                side,
                smallSide,
                smallPart,
                shares);
    }
}
