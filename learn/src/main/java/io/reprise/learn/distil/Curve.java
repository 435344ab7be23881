package io.reprise.learn.distil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The learning curve as a CSV file, a line a check. */
record Curve(Path file) {
    void add(DistilProgress.State state, double agreement) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "time,crops,views,loss,agreement\n");
        }
        String line = String.format(
                Locale.ROOT,
                "%s,%d,%d,%.4f,%.4f%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                state.crops(),
                state.views(),
                state.loss(),
                agreement);
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }
}
