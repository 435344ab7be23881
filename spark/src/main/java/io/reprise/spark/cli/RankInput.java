package io.reprise.spark.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.home.ByteSize;
import io.reprise.engine.home.Home;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import picocli.CommandLine.Option;

/** What ranks, and how many moments are chosen: the options of {@code reprise suggest}. */
final class RankInput {
    @Option(
            names = "--ranker",
            paramLabel = "R",
            description = "A name, or the path of a model file on the driver (default: ${DEFAULT-VALUE}).")
    String ranker = "reprise";

    @Option(names = "--segments", paramLabel = "HOW", description = "shots, or uniform:S (default: ${DEFAULT-VALUE}).")
    String segments = RankOptions.DEFAULT.segments();

    @Option(names = "--top", paramLabel = "N", description = "Moments a video (default: ${DEFAULT-VALUE}).")
    int top = RankOptions.DEFAULT.top();

    @Option(names = "--min-length", paramLabel = "S", description = "Seconds (default: ${DEFAULT-VALUE}).")
    double minLength = RankOptions.DEFAULT.minSeconds();

    @Option(names = "--max-length", paramLabel = "S", description = "Seconds (default: ${DEFAULT-VALUE}).")
    double maxLength = RankOptions.DEFAULT.maxSeconds();

    @Option(
            names = "--broadcast",
            paramLabel = "SIZE",
            description = "Histories up to this size are sent to every process, larger ones joined by user (default:"
                    + " ${DEFAULT-VALUE}).")
    String broadcast = (SuggestJob.BROADCAST_BYTES >> 20) + "MiB";

    RankerSource source(Home home) throws BadInputException {
        return RankerSource.of(ranker, home.models());
    }

    RankOptions options() {
        try {
            return new RankOptions(segments, top, minLength, maxLength);
        } catch (IllegalArgumentException e) { // the same words as for a library's caller
            throw new InvalidValueException("top", String.valueOf(e.getMessage()));
        }
    }

    long broadcastBytes() {
        return ByteSize.parse("broadcast", broadcast);
    }
}
