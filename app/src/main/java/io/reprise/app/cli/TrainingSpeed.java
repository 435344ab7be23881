package io.reprise.app.cli;

import io.reprise.learn.speed.PairShape;
import io.reprise.learn.speed.PairSpeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code benchmark speed --training}: pairs a second, for the paper's two networks. */
final class TrainingSpeed {
    private final Output output;

    TrainingSpeed(Output output) {
        this.output = output;
    }

    int print(int rounds, int threads) throws IOException {
        PairSpeed speed = new PairSpeed(rounds, threads);
        List<PairSpeed.Row> rows = new ArrayList<>();
        for (PairShape shape : List.of(PairShape.PHD_CA, PairShape.VIDEO2GIF)) {
            PairSpeed.Row row = speed.measure(shape);
            rows.add(row);
            if (!output.isJson()) {
                output.out().println(describe(row));
                output.out().flush();
            }
        }
        if (output.isJson()) {
            output.printJson(Map.of("threads", threads, "rounds", rounds, "rows", rows));
        }
        return ExitCode.DONE;
    }

    private static String describe(PairSpeed.Row row) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s: %.0f pairs a second", row.shape().name(), row.ours()));
        for (PairSpeed.Rival rival : row.theirs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  python3-torch, %s: %.0f; ours / it: %.2f",
                    rival.way(),
                    rival.rate(),
                    rival.ratio()));
        }
        return row.theirs().isEmpty()
                ? text + "; python3-torch is not installed: nothing to compare with"
                : text.toString();
    }
}
