package io.reprise.spark.suggest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.History;
import io.reprise.core.rank.Ranker;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.VideoRows;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ranks videos for the users they are offered to, as {@code reprise suggest} would.
 *
 * <p>Where all histories fit into every process's memory they are broadcast, and nothing large is shuffled: the videos are
 * read where they lie and each is prepared once for all its users. Otherwise videos are brought to the histories, by user; a
 * user with many offers is split into chunks, each with a copy of the history, so that no task has more than
 * {@value #CHUNK} of one user's videos.
 */
public final class SuggestJob {
    /** Histories up to this size are broadcast, bytes. */
    public static final long BROADCAST_BYTES = 256L << 20;

    /** Most offers of a user that are ranked by one task where histories are not broadcast. */
    static final int CHUNK = 10;

    private final Catalogue catalogue;
    private final Broadcast<RankerSource> ranker;
    private final RankOptions options;
    private final long broadcastBytes;

    /**
     * Gets ready; sends the ranker out once.
     *
     * @param broadcastBytes histories up to this size are broadcast
     * @throws io.reprise.core.error.DoesNotFitException if the ranker is not made for the catalogue's features
     */
    public SuggestJob(
            SparkSession spark, Catalogue catalogue, RankerSource ranker, RankOptions options, long broadcastBytes)
            throws BadInputException {
        this.catalogue = catalogue;
        this.options = options;
        this.broadcastBytes = broadcastBytes;
        requireFit(ranker.ranker());
        this.ranker = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ranker);
    }

    /** Ranks one video, if there is one, so that a ranker of other features is refused before the job. */
    private void requireFit(Ranker ranker) throws BadInputException {
        List<Row> some = catalogue.videos().takeAsList(1);
        if (some.isEmpty()) {
            throw new BadInputException("empty-catalogue", "the catalogue holds no video yet; `features` adds some");
        }
        VideoAnalysis video = VideoRows.analysis(some.get(0), catalogue.spec());
        ranker.prepare(RankableVideos.of(video, options.segments())).score(History.empty(catalogue.spec()));
    }

    /**
     * Ranks.
     *
     * @param offers {@code user_id, youtubeId}, each pair once; videos that are not in the catalogue are left out
     * @param rows histories, {@link HistoryRows#SCHEMA}, of these users or more
     * @return one row a pair, in the shape of {@code reprise suggest --json}
     */
    public Dataset<Row> run(Dataset<Row> offers, Dataset<Row> rows) throws BadInputException {
        Dataset<Row> users = offers.select("user_id").distinct();
        Histories histories = new Histories(catalogue, rows.join(users, "user_id", "left_semi"));
        Dataset<Row> pairs = histories.bytes() <= broadcastBytes
                ? catalogue
                        .videos()
                        .join(broadcast(offers), "youtubeId")
                        .join(broadcast(histories.people()), "user_id", "left")
                : byUser(offers, histories.people());
        return pairs.mapPartitions(
                new RankPairs(ranker, catalogue.description(), options), Encoders.row(AnswerRows.SCHEMA));
    }

    private Dataset<Row> byUser(Dataset<Row> offers, Dataset<Row> people) throws BadInputException {
        Dataset<Row> chunks =
                offers.groupBy("user_id").agg(ceil(count(lit(1)).divide(CHUNK)).as("chunks"));
        Dataset<Row> chunked = offers.join(chunks, "user_id")
                .withColumn("chunk", pmod(xxhash64(col("youtubeId")), col("chunks")))
                .drop("chunks");
        Dataset<Row> histories = people.join(chunked.select("user_id", "chunk").distinct(), "user_id");
        return catalogue
                .videos()
                .join(chunked, "youtubeId")
                .join(histories.hint("merge"), new String[] {"user_id", "chunk"}, "left");
    }
}
