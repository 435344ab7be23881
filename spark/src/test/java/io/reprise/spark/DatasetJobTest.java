package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.FeatureSource;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.Phd2Reader;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.parquet.FeatureFiles;
import io.reprise.learn.train.DatasetTraining;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.Labels;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.SegmentRows;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.dataset.DatasetJob;
import io.reprise.spark.dataset.PairsJob;
import io.reprise.spark.measure.DrawnVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a catalogue for training holds what the catalogue holds, and is read by what trains. */
class DatasetJobTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 8);
    private static final int VIDEOS = 7;
    private static final int USERS = 9;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, VideoAnalysis> videos = new LinkedHashMap<>();
    private Path csv = Path.of("");

    @BeforeEach
    void draw() throws Exception {
        for (int v = 0; v < VIDEOS - 1; v++) { // the last is annotated, and not in the catalogue
            long micros = DrawnAnnotations.SECONDS * Micros.PER_SECOND;
            videos.put("video" + v, new DrawnVideo(SPEC, micros, 500_000).draw("video" + v));
        }
        csv = DrawnAnnotations.write(folder.resolve("annotations.csv"), USERS, VIDEOS);
    }

    @Test
    void shardsHoldEveryUserOnceAndTrainReadsThem() throws Exception {
        SparkSession spark = LocalSpark.session();
        Catalogue catalogue = LocalSpark.catalogue(spark, folder.resolve("catalogue"), SPEC, videos);
        Path out = folder.resolve("shards");
        DatasetJob.Done done =
                new DatasetJob(spark, catalogue, 3).run(Annotations.read(spark, csv.toString()), out.toString());

        Map<String, List<UserVideo>> found = new HashMap<>();
        try (var shards = Files.list(out)) {
            for (Path shard : shards.filter(Files::isDirectory).toList()) {
                Dataset part = Phd2Reader.read(shard.resolve("annotations.csv"));
                FeatureSource features = FeatureFiles.open(shard.resolve("features"));
                assertThat(features.spec()).isEqualTo(SPEC);
                DatasetTraining training =
                        new DatasetTraining(part, new TrainingCases(features), DatasetTrainingOptions.standard());
                assertThat(training.size()).isPositive();
                for (DatasetUser user : part.users()) {
                    assertThat(found.put(user.id(), user.videos())).isNull();
                    for (UserVideo video : user.videos()) {
                        assertThat(features.segments(video.videoId()).values())
                                .isEqualTo(expected(video.videoId()).values());
                    }
                }
            }
        }
        Map<String, List<UserVideo>> expected = new HashMap<>();
        for (DatasetUser user : Phd2Reader.read(csv).users()) {
            List<UserVideo> known = user.videos().stream()
                    .filter(video -> videos.containsKey(video.videoId()))
                    .toList();
            expected.put(user.id(), known);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(done.written()).isLessThan(done.annotations()).isPositive();
    }

    private FeatureMatrix expected(String id) {
        List<float[]> rows = new ArrayList<>();
        for (Row row : SegmentRows.of(id, Objects.requireNonNull(videos.get(id)), 5_000_000)) {
            rows.add(floats(row, 4));
        }
        return FeatureMatrix.ofRows(rows);
    }

    @Test
    void pairsAreOfAClippedAndAnotherSegmentWithTheirFeatures() throws Exception {
        SparkSession spark = LocalSpark.session();
        Catalogue catalogue = LocalSpark.catalogue(spark, folder.resolve("catalogue"), SPEC, videos);
        List<Row> pairs = PairsJob.run(catalogue, Annotations.read(spark, csv.toString()), Labels.STANDARD, 4, 1)
                .collectAsList();

        Map<String, byte[]> labels = new HashMap<>();
        for (DatasetUser user : Phd2Reader.read(csv).users()) {
            for (UserVideo video : user.videos()) {
                labels.put(
                        user.id() + " " + video.videoId(),
                        Labels.STANDARD.of(
                                video.segments(50),
                                video.gifs().stream().map(Gif::range).toList()));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Row pair : pairs) {
            String key = pair.getString(0) + " " + pair.getString(1);
            counts.merge(key, 1, Integer::sum);
            byte[] kinds = Objects.requireNonNull(labels.get(key));
            assertThat(kinds[pair.getInt(2)]).isEqualTo((byte) 1);
            assertThat(kinds[pair.getInt(3)]).isEqualTo((byte) -1);
            FeatureMatrix features = expected(pair.getString(1));
            assertThat(floats(pair, 4)).isEqualTo(features.row(pair.getInt(2)));
            assertThat(floats(pair, 5)).isEqualTo(features.row(pair.getInt(3)));
        }
        assertThat(counts.values()).allMatch(count -> count <= 4).contains(4);
    }

    private static float[] floats(Row row, int column) {
        List<Float> values = row.getList(column);
        float[] floats = new float[values.size()];
        for (int d = 0; d < floats.length; d++) {
            floats[d] = values.get(d);
        }
        return floats;
    }
}
