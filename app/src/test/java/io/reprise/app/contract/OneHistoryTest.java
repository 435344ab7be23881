package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.recommend.RankingQuestion;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.store.Feedback;
import io.reprise.app.store.Feedbacks;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Ids;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.ShownSuggestion;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredHistory;
import io.reprise.app.store.Suggestions;
import io.reprise.app.store.Users;
import io.reprise.app.train.StoreTraining;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.file.Sha256;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One store through the command's, the server's and the trainer's path: the same history, exclusions and ranking. Features
 * are made up and stand in the cache, so nothing is decoded.
 */
@Tag("slow")
class OneHistoryTest {
    private static final FeatureSpec SPEC = new BuiltinEncoder().spec();
    private static final ChooseOptions CHOOSE = ChooseOptions.DEFAULT.withTop(6);
    private static final List<String> RANKERS = List.of("reprise", "max-similarity", "video-mmr");
    private static final int SECONDS = 60;

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init") // before every test
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private String user;

    @BeforeEach
    void open() {
        home = new Home(temp.resolve("home"));
        store = Store.open(StoreLocation.in(home));
        user = store.write(transaction -> new Users(transaction).findOrAdd("me").id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A file whose analysis stands in the cache. */
    private Path analysed(String name, int seconds) throws Exception {
        Path file = Files.writeString(temp.resolve(name), "stands for the video " + name);
        analysed(ContentHash.cachedIn(home).of(file), seconds, name.hashCode());
        return file;
    }

    /** A film of scenes of 5 s; scenes of the same number look alike. */
    private Path scenes(String name, int... kinds) throws Exception {
        Path file = analysed(name, 5 * kinds.length);
        Random noise = new Random(name.hashCode());
        float[] values = new float[10 * kinds.length * SPEC.dim()];
        for (int moment = 0; moment < 10 * kinds.length; moment++) {
            Random scene = new Random(kinds[moment / 10]);
            for (int d = 0; d < SPEC.dim(); d++) {
                values[moment * SPEC.dim() + d] = scene.nextFloat() + .1f * noise.nextFloat();
            }
        }
        long[] times =
                LongStream.range(0, 10L * kinds.length).map(i -> i * 500_000).toArray();
        FeatureMatrix rows = FeatureMatrix.of(times.length, SPEC.dim(), values);
        new FeatureCache(home).putTrack(sha256(file), new FeatureTrack(SPEC, times, rows));
        return file;
    }

    private void analysed(String sha256, int seconds, long seed) throws Exception {
        FeatureCache cache = new FeatureCache(home);
        long micros = seconds * 1_000_000L;
        long[] cuts = seconds < 20 ? new long[0] : new long[] {micros / 5, micros / 3, micros / 2, micros * 3 / 4};
        cache.putFacts(sha256, new VideoFacts(micros, 640, 360, 25, true, cuts, null, List.of()));
        cache.putTrack(sha256, track(SPEC, seconds, seed));
        cache.putTrack(sha256, track(SignalTrack.SPEC, seconds, seed));
    }

    private static FeatureTrack track(FeatureSpec spec, int seconds, long seed) {
        Random random = new Random(seed);
        int moments = 2 * seconds;
        float[] values = new float[moments * spec.dim()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        long[] times = LongStream.range(0, moments).map(i -> i * 500_000).toArray();
        return new FeatureTrack(spec, times, FeatureMatrix.of(moments, spec.dim(), values));
    }

    private static String sha256(Path file) throws Exception {
        return Sha256.of(Files.readAllBytes(file));
    }

    /** A highlight that was cut from a video, or a GIF of which nothing is known. */
    private StoredHighlight add(@Nullable Path from, double start, double end, @Nullable String gif) throws Exception {
        HighlightSource source = from == null
                ? null
                : new HighlightSource(
                        sha256(from), "film", TimeRange.ofSeconds(start, end), SECONDS * 1_000_000L, KnownVideo.KEPT);
        byte[] content = gif == null ? null : gif.getBytes(StandardCharsets.UTF_8);
        if (gif != null && content != null) {
            analysed(Sha256.of(content), 3, gif.hashCode());
        }
        return store.write(transaction -> {
            String kept = content == null ? null : new MediaFiles(transaction).put("image/gif", content);
            StoredHighlight made = StoredHighlight.made(user, "a GIF", source, 3_000_000, kept, null);
            new Highlights(transaction).add(made);
            return made;
        });
    }

    private String reject(Path video, double start, double end) throws Exception {
        String sha256 = sha256(video);
        Feedback feedback = new Feedback(Ids.next(), null, Feedback.Kind.REJECTED, TimeRange.ofSeconds(start, end), 1);
        store.write(transaction -> {
            new Feedbacks(transaction).add(user, sha256, feedback);
            return true;
        });
        return feedback.id();
    }

    private void shown(Path video, double start, double end) throws Exception {
        String sha256 = sha256(video);
        store.write(transaction -> {
            TimeRange range = TimeRange.ofSeconds(start, end);
            new Suggestions(transaction)
                    .show(user, sha256, new ShownSuggestion(Ids.next(), 1, range, 0, 50, "e/1", "r/1", 1));
            return true;
        });
    }

    private Answer command(Path video, String ranker, String segments, String... likes) throws Exception {
        Request request = new RequestBuilder(video)
                .likes(List.of(likes))
                .choose(CHOOSE)
                .segments(segments)
                .ranker(ranker)
                .threads(1)
                .all(true)
                .build();
        try (StoredHistory memory = StoredHistory.at(StoreLocation.in(home))) {
            return new Pipeline(home, new CacheLimit(Long.MAX_VALUE), memory).suggest(request, Listener.SILENT);
        }
    }

    private io.reprise.engine.suggest.Suggestions server(Path video, String ranker, String segments) throws Exception {
        return new Recommenders(store, home, new BuiltinEncoder(), 100 << 20)
                .usual()
                .answer(new RankingQuestion(sha256(video), user, true, CHOOSE, segments, ranker))
                .orElseThrow()
                .suggestions();
    }

    private static double[] scores(Answer answer) {
        return Stream.ofNullable(answer.segments())
                .flatMap(List::stream)
                .mapToDouble(Answer.SegmentScore::score)
                .toArray();
    }

    private Answer same(Path video, String segments) throws Exception {
        Answer last = command(video, "reprise", segments);
        for (String ranker : RANKERS) {
            last = command(video, ranker, segments);
            io.reprise.engine.suggest.Suggestions page = server(video, ranker, segments);
            assertThat(scores(last)).as(ranker).containsExactly(page.scores().total());
            assertThat(last.history()).isEqualTo(page.history());
            assertThat(last.confidence())
                    .isEqualTo(page.confidence().isPresent() ? page.confidence().getAsDouble() : null);
            assertThat(last.suggestions())
                    .isEqualTo(page.moments().stream()
                            .map(one -> SuggestionJson.of(null, one))
                            .toList());
        }
        return last;
    }

    private List<Path> films() throws Exception {
        return List.of(
                analysed("a.mp4", SECONDS),
                analysed("b.mp4", SECONDS),
                analysed("c.mp4", SECONDS),
                analysed("d.mp4", SECONDS),
                analysed("e.mp4", SECONDS));
    }

    /** Kept, moved past the end, kept twice, imported with and without a source, of a video not at hand, not analysed. */
    private void fill(List<Path> films) throws Exception {
        for (Path film : films) {
            add(film, 3, 6, null);
        }
        add(films.get(0), 22, 25.5, null);
        add(films.get(0), 22, 25.5, null);
        add(films.get(1), 58, 63, null);
        add(null, 0, 0, "an imported GIF");
        add(Files.writeString(temp.resolve("gone.mp4"), "not at hand"), 30, 33, "of a film that is gone");
        add(films.get(2), 70, 73, "beyond the end of its film");
        reject(films.get(0), 40, 43);
        reject(films.get(3), 10, 12);
        shown(films.get(0), 50, 53);
        shown(films.get(0), 22, 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shots", "uniform:5"})
    void commandAndServerAgree(String segments) throws Exception {
        List<Path> films = films();
        Path target = analysed("target.mp4", SECONDS);
        assertThat(same(target, segments).personalised()).isFalse();
        fill(films);
        Answer personal = same(target, segments);
        assertThat(personal.history()).isEqualTo(10);
        same(films.get(0), segments);

        SuggestionJson best = personal.suggestions().get(0);
        String rejection = reject(target, best.start(), best.end());
        Answer without = same(target, segments);
        assertThat(without.suggestions()).noneMatch(one -> one.start() < best.end() && one.end() > best.start());
        boolean undone = store.write(transaction -> new Feedbacks(transaction).delete(user, rejection));
        assertThat(undone).isTrue();
        assertThat(scores(same(target, segments))).containsExactly(scores(personal));

        add(target, best.start(), best.end(), null);
        assertThat(same(target, segments).suggestions())
                .noneMatch(one -> one.start() < best.end() && one.end() > best.start());
    }

    /** How much more a segment is like the history than the mean segment is. */
    private static double similarity(Answer answer, int segment) {
        double[] parts = Stream.ofNullable(answer.segments())
                .flatMap(List::stream)
                .mapToDouble(one -> one.parts().getOrDefault("similarity", Double.NaN))
                .toArray();
        return parts[segment] - DoubleStream.of(parts).average().orElseThrow();
    }

    @Test
    void notThisLowersWhatLooksLikeItHereAndElsewhere() throws Exception {
        Path source = scenes("source.mp4", 10, 11, 1, 12, 13, 14, 1, 15, 16, 17, 18, 19);
        Path target = scenes("target.mp4", 20, 21, 1, 22, 23, 24, 25, 26, 1, 27, 28, 29);
        add(source, 10.5, 14, null);
        Answer before = same(target, "uniform:5");
        Answer kept = command(target, "reprise", "uniform:5");
        assertThat(similarity(kept, 8)).isPositive();
        String here = reject(target, 11, 14);
        double once = similarity(command(target, "reprise", "uniform:5"), 8);
        assertThat(once).as("in the same video").isLessThan(similarity(kept, 8));
        String there = reject(source, 31, 34);
        double twice = similarity(command(target, "reprise", "uniform:5"), 8);
        assertThat(twice).as("a second one more, of another video").isLessThan(once);
        same(target, "uniform:5");
        store.write(transaction -> {
            Feedbacks feedbacks = new Feedbacks(transaction);
            return feedbacks.delete(user, here) && feedbacks.delete(user, there);
        });
        assertThat(scores(same(target, "uniform:5"))).as("undone").containsExactly(scores(before));
    }

    @Test
    void namedOnceIsLikeStoredLast() throws Exception {
        List<Path> films = films();
        Path target = analysed("target.mp4", SECONDS);
        fill(films);
        for (String ranker : RANKERS) {
            Answer named = command(target, ranker, "shots", films.get(4) + "@30-34");
            StoredHighlight made = add(films.get(4), 30, 34, null);
            Answer stored = command(target, ranker, "shots");
            assertThat(scores(named)).containsExactly(scores(stored));
            assertThat(named.history()).isEqualTo(stored.history());
            Answer both = command(target, ranker, "shots", films.get(4) + "@30-34");
            assertThat(both.history()).as("counted once").isEqualTo(stored.history());
            store.write(transaction -> {
                new Highlights(transaction).delete(user, made.id());
                return true;
            });
        }
    }

    @Test
    void theTrainerLearnsFromTheHistoryTheCommandRanksWith() throws Exception {
        List<Path> films = films();
        Path target = analysed("target.mp4", SECONDS);
        fill(films);
        Answer before = command(target, "reprise", "uniform:5");
        Answer plain = command(target, "max-similarity", "uniform:5");
        add(target, 30, 35, null);
        reject(target, 10, 15);
        StoreTraining set;
        try (StoredHistory memory = StoredHistory.at(StoreLocation.in(home))) {
            set = StoreTraining.of(
                    memory.everyone(),
                    new FeatureCache(home),
                    new BuiltinEncoder(),
                    5,
                    DatasetTrainingOptions.standard());
        }
        String sha256 = sha256(target);
        TrainingCase last = set.get(set.size() - 1);
        assertThat(last.video().id()).isEqualTo(sha256);
        assertThat(last.segments(1)).containsExactly(6);
        assertThat(last.history().size()).isEqualTo(before.history());
        assertThat(Rankers.load("reprise", home.models())
                        .score(last.video(), last.history())
                        .total())
                .containsExactly(scores(before));
        assertThat(Rankers.load("max-similarity", home.models())
                        .score(last.video(), last.history())
                        .total())
                .containsExactly(scores(plain));
        assertThat(last.history().negatives())
                .as("two rejections, one shown and not kept")
                .hasSize(3);
    }
}
