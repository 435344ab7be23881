package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeaturePart;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.FeatureSource;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.suggest.RankingSession;
import io.reprise.engine.suggest.Suggestion;
import io.reprise.engine.suggest.Suggestions;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.measure.DrawnVideo;
import io.reprise.spark.suggest.HistoryRows;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job answers is what the engine answers that is given every analysis whole. */
class SuggestJobTest {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "drawn/1", List.of(new FeaturePart("colour", 0, 20, 1), new FeaturePart("shape", 20, 12, .5)));
    private static final int VIDEOS = 12;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, VideoAnalysis> videos = new LinkedHashMap<>();
    private final Map<String, PersonRecord> people = new LinkedHashMap<>();
    private final List<String> histories = new ArrayList<>(List.of("user_id,kind,highlight,youtubeId,start,end,clip"));
    private final List<Row> offers = new ArrayList<>();

    @BeforeEach
    void draw() {
        for (int v = 0; v < VIDEOS; v++) {
            videos.put("v" + v, new DrawnVideo(SPEC, (40 + 13 * v) * Micros.PER_SECOND, 500_000).draw("v" + v));
            videos.put("gif" + v, new DrawnVideo(SPEC, 3 * Micros.PER_SECOND, 250_000).draw("gif" + v));
        }
        Random random = new Random(3);
        for (int user = 0; user < 8; user++) {
            // the first has made a hundred, of which one is unknown; the last has made nothing
            addUser("u" + user, user == 0 ? 100 : 7 - user, random);
        }
    }

    private void addUser(String user, int highlights, Random random) {
        List<HighlightRecord> made = new ArrayList<>();
        List<Origin> rejected = new ArrayList<>();
        List<Origin> shown = new ArrayList<>();
        for (int i = 0; i < highlights; i++) {
            String video = "v" + random.nextInt(VIDEOS);
            double start = random.nextInt(38);
            TimeRange range = TimeRange.ofSeconds(start, start + 1 + random.nextInt(4));
            Origin origin = new Origin(sha(video), range);
            String name = user + "-" + i;
            switch (i % 5) {
                case 0 -> {
                    String clip = "gif" + i % VIDEOS;
                    made.add(record(name, Optional.empty(), List.of(sha(clip))));
                    histories.add(user + ",highlight," + name + ",,,," + clip);
                }
                case 3 -> {
                    rejected.add(origin);
                    histories.add(
                            user + ",rejected,," + video + "," + range.startSeconds() + "," + range.endSeconds() + ",");
                }
                case 4 -> {
                    shown.add(origin);
                    histories.add(
                            user + ",shown,," + video + "," + range.startSeconds() + "," + range.endSeconds() + ",");
                }
                default -> {
                    made.add(record(name, Optional.of(origin), List.of()));
                    histories.add(user + ",highlight," + name + "," + video + "," + range.startSeconds() + ","
                            + range.endSeconds() + ",");
                }
            }
        }
        if (highlights == 100) {
            made.add(record("lost", Optional.empty(), List.of()));
            histories.add(user + ",highlight,lost,nowhere,1,2,");
        }
        people.put(user, new PersonRecord(made, rejected, shown));
        for (int v = 0; v < VIDEOS; v += user.equals("u0") ? 1 : 4) {
            offers.add(RowFactory.create(user, "v" + v));
        }
    }

    private static HighlightRecord record(String name, Optional<Origin> origin, List<String> files) {
        return new HighlightRecord(name, name, OptionalLong.empty(), origin, OptionalLong.empty(), files);
    }

    @Test
    void broadcastHistoriesGiveTheAnswersOfTheEngine() throws Exception {
        assertAnswers(Long.MAX_VALUE);
    }

    @Test
    void historiesJoinedByUserGiveTheAnswersOfTheEngine() throws Exception {
        assertAnswers(0);
    }

    private void assertAnswers(long broadcastBytes) throws Exception {
        SparkSession spark = LocalSpark.session();
        Catalogue catalogue = LocalSpark.catalogue(spark, folder.resolve("catalogue"), SPEC, videos);
        Path table = folder.resolve("histories.csv");
        Files.write(table, histories);
        StructType pair = new StructType().add("user_id", DataTypes.StringType).add("youtubeId", DataTypes.StringType);
        SuggestJob job = new SuggestJob(
                spark, catalogue, RankerSource.of("reprise", folder), RankOptions.DEFAULT, broadcastBytes);
        List<Row> found = job.run(spark.createDataFrame(offers, pair), HistoryRows.read(spark, table.toString()))
                .collectAsList();

        assertThat(found).hasSameSizeAs(offers);
        Map<String, Suggestions> expected = expected();
        for (Row answer : found) {
            String key = answer.<String>getAs("user") + " " + answer.<String>getAs("youtubeId");
            assertSame(answer, Objects.requireNonNull(expected.get(key)));
        }
    }

    private Map<String, Suggestions> expected() {
        Map<String, Suggestions> answers = new HashMap<>();
        RepriseRanker ranker = new RepriseRanker();
        for (Row offer : offers) {
            VideoAnalysis video = Objects.requireNonNull(videos.get(offer.getString(1)));
            RankingSession session = new RankingSession(video, RankableVideos.of(video, "shots"), ranker);
            answers.put(
                    offer.getString(0) + " " + offer.getString(1),
                    session.rank(
                            HistoryAssembler.assemble(
                                    Objects.requireNonNull(people.get(offer.getString(0))), new Whole()),
                            ChooseOptions.DEFAULT));
        }
        return answers;
    }

    private static void assertSame(Row answer, Suggestions expected) {
        assertThat(answer.<Integer>getAs("history")).isEqualTo(expected.history());
        assertThat(answer.<Double>getAs("confidence"))
                .isEqualTo(
                        expected.confidence().isPresent()
                                ? expected.confidence().getAsDouble()
                                : null);
        assertThat(answer.<String>getAs("ranker")).isEqualTo(expected.ranker());
        List<Row> moments = answer.getList(answer.fieldIndex("suggestions"));
        assertThat(moments).hasSameSizeAs(expected.moments()).isNotEmpty();
        for (int i = 0; i < moments.size(); i++) {
            Row moment = moments.get(i);
            Suggestion wanted = expected.moments().get(i);
            assertThat(moment.<Double>getAs("start")).isEqualTo(wanted.range().startSeconds());
            assertThat(moment.<Double>getAs("end")).isEqualTo(wanted.range().endSeconds());
            assertThat(moment.<Double>getAs("score")).isEqualTo(wanted.score());
            assertThat(moment.<String, Double>getJavaMap(moment.fieldIndex("parts")))
                    .isEqualTo(wanted.parts());
            List<Row> because = moment.getList(moment.fieldIndex("because"));
            assertThat(because.stream().map(reason -> reason.getString(0) + reason.getDouble(1)))
                    .isEqualTo(wanted.because().stream()
                            .map(reason -> reason.highlight().id() + reason.similarity())
                            .toList());
        }
    }

    private static String sha(String id) {
        return DrawnVideo.sha256(id);
    }

    /** All analyses at hand. */
    private final class Whole implements FeatureSource {
        @Override
        public FeatureSpec spec() {
            return SPEC;
        }

        @Override
        public Optional<VideoAnalysis> video(String sha256) {
            return videos.values().stream()
                    .filter(video -> video.sha256().equals(sha256))
                    .findFirst();
        }

        @Override
        public Optional<float[]> clip(HighlightRecord highlight) {
            return highlight.file().flatMap(this::video).map(VideoAnalysis::mean);
        }
    }
}
