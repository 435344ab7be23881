package io.reprise.spark.cli;

import static org.apache.spark.sql.functions.col;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.spark.catalogue.Tables;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.suggest.HistoryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose videos are ranked, and what these users made before. */
final class HistoryInput {
    @Option(
            names = "--histories",
            paramLabel = "TABLE",
            description =
                    "What users made before, oldest first: .csv, .json(l) or Parquet with user_id and youtubeId, start,"
                            + " end (seconds) or clip (a GIF's id in the catalogue); if wanted highlight (its name) and kind"
                            + " (highlight, rejected, shown).")
    @Nullable
    String histories;

    @Option(names = "--offers", paramLabel = "TABLE", description = "The videos to rank: user_id, youtubeId.")
    @Nullable
    String offers;

    @Option(
            names = "--annotations",
            paramLabel = "CSV",
            description = "Instead of these two, PHD2's columns: each user's last video is ranked by all others.")
    @Nullable
    String annotations;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Only this user; repeat it for more. Default: everybody who has an offer.")
    List<String> users = new ArrayList<>();

    /** Histories and offers, which are pairs of {@code user_id, youtubeId}, each once. */
    record Read(Dataset<Row> histories, Dataset<Row> offers) {}

    /** Refuses to go on where it is not said what to read. */
    void requireTables() {
        boolean tables = histories != null && offers != null;
        boolean none = histories == null && offers == null;
        if (annotations == null ? !tables : !none) {
            throw new InvalidValueException(
                    "histories", "suggest needs --histories and --offers, or --annotations instead");
        }
    }

    Read read(SparkSession spark) throws BadInputException {
        if (annotations != null) {
            Annotations set = Annotations.read(spark, annotations);
            return only(new Read(set.histories(), set.targets()));
        }
        Dataset<Row> pairs = Tables.read(spark, Objects.requireNonNull(offers), List.of("user_id", "youtubeId"))
                .select(
                        col("user_id").cast(DataTypes.StringType).as("user_id"),
                        col("youtubeId").cast(DataTypes.StringType).as("youtubeId"))
                .distinct();
        return only(new Read(HistoryRows.read(spark, Objects.requireNonNull(histories)), pairs));
    }

    private Read only(Read all) {
        for (String user : users) {
            boolean known = !all.offers().filter(col("user_id").equalTo(user)).isEmpty();
            if (!known) {
                throw new DoesNotFitException(
                        "unknown-user",
                        "there is no user '" + user + "' with a video to rank in "
                                + (annotations == null ? offers : annotations));
            }
        }
        return users.isEmpty()
                ? all
                : new Read(all.histories(), all.offers().filter(col("user_id").isin(users.toArray())));
    }
}
