package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.measure.DrawnVideo;
import io.reprise.spark.stream.WatchJob;
import io.reprise.spark.suggest.HistoryRows;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each batch ranks what its events change and nothing else; a batch that dies in the middle is done once. */
class WatchJobTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 8);

    @TempDir
    Path folder = Path.of("");

    private final SparkSession spark = LocalSpark.session();

    @BeforeEach
    void draw() throws Exception {
        Map<String, VideoAnalysis> videos = new LinkedHashMap<>();
        for (int v = 0; v < 5; v++) {
            videos.put("v" + v, new DrawnVideo(SPEC, 60 * Micros.PER_SECOND, 500_000).draw("v" + v));
        }
        LocalSpark.catalogue(spark, folder.resolve("catalogue"), SPEC, videos);
        Files.createDirectories(folder.resolve("events"));
    }

    @Test
    void onlyWhatEventsChangeIsRanked() throws Exception {
        event("1", offer("ann", "v0"), offer("ann", "v1"), offer("bob", "v1"), offer("bob", "v2"));
        work("out");
        event("2", highlight("ann", "v3", 10, 13), offer("bob", "v4"));
        work("out");
        event("3", "{\"event\":\"withdrawn\",\"user_id\":\"ann\",\"youtubeId\":\"v0\"}");
        work("out");
        event("4", highlight("ann", "v4", 20, 23));
        work("out");

        assertThat(ranked("out", 0)).containsExactly("ann v0 0", "ann v1 0", "bob v1 0", "bob v2 0");
        assertThat(ranked("out", 1)).containsExactly("ann v0 1", "ann v1 1", "bob v4 0");
        assertThat(ranked("out", 2)).isEmpty();
        assertThat(ranked("out", 3)).containsExactly("ann v1 2");
    }

    @Test
    void aBatchThatDiesIsRepeatedAndCountsOnce() throws Exception {
        event("1", offer("ann", "v0"), highlight("ann", "v3", 10, 13));
        // a file where the answers of the first batch should go: it dies after its events are stored
        Files.createDirectories(folder.resolve("out"));
        Files.createFile(folder.resolve("out/suggestions"));
        assertThatThrownBy(() -> work("out")).isNotNull();
        assertThat(folder.resolve("out/events/batch=0")).isDirectory();
        Files.delete(folder.resolve("out/suggestions"));

        event("2", highlight("ann", "v4", 20, 23));
        work("out");
        assertThat(ranked("out", 0)).containsExactly("ann v0 1");
        assertThat(ranked("out", 1)).containsExactly("ann v0 2");
        assertThat(spark.read().parquet(folder.resolve("out/events").toString()).count())
                .isEqualTo(3);
    }

    private void work(String out) throws Exception {
        Catalogue catalogue = Catalogue.open(spark, folder.resolve("catalogue").toString());
        SuggestJob suggest = new SuggestJob(
                spark, catalogue, RankerSource.of("reprise", folder), RankOptions.DEFAULT, SuggestJob.BROADCAST_BYTES);
        Dataset<Row> before = spark.createDataFrame(List.of(), HistoryRows.SCHEMA);
        new WatchJob(spark, suggest, before, folder.resolve(out).toString())
                .start(
                        folder.resolve("events").toString(),
                        folder.resolve("checkpoint").toString(),
                        Trigger.AvailableNow())
                .awaitTermination();
    }

    /** User, video and number of highlights of each answer. */
    private List<String> ranked(String out, int batch) {
        return spark
                .read()
                .parquet(folder.resolve(out + "/suggestions/batch=" + batch).toString())
                .collectAsList()
                .stream()
                .map(row -> row.<String>getAs("user") + " " + row.<String>getAs("youtubeId") + " "
                        + row.<Integer>getAs("history"))
                .sorted()
                .toList();
    }

    /** Files appear whole, as the job wants it. */
    private void event(String name, String... lines) throws IOException {
        Path file = Files.write(folder.resolve(name + ".json"), List.of(lines));
        Files.move(file, folder.resolve("events").resolve(name + ".json"));
    }

    private static String offer(String user, String video) {
        return "{\"event\":\"offer\",\"user_id\":\"" + user + "\",\"youtubeId\":\"" + video + "\"}";
    }

    private static String highlight(String user, String video, double start, double end) {
        return "{\"event\":\"highlight\",\"user_id\":\"" + user + "\",\"youtubeId\":\"" + video + "\",\"start\":"
                + start + ",\"end\":" + end + "}";
    }
}
