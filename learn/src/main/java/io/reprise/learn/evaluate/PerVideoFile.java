package io.reprise.learn.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The metrics of every video as CSV: {@code user_id,youtubeId,ranker,AP,nMSD,R@5}, fractions. */
public final class PerVideoFile {
    private PerVideoFile() {}

    /** Writes the rows of some rankers; an nMSD that does not exist is an empty field. */
    public static void write(Path file, List<Evaluation> evaluations) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("user_id", "youtubeId", "ranker", "AP", "nMSD", "R@5");
            for (Evaluation evaluation : evaluations) {
                for (VideoScore video : evaluation.videos()) {
                    csv.writeRecord(
                            video.userId(),
                            video.videoId(),
                            evaluation.ranker(),
                            number(video.averagePrecision()),
                            number(video.nmsd()),
                            number(video.recallAt5()));
                }
            }
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.12f", value);
    }
}
