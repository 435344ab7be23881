package io.reprise.app.recommend;

import io.reprise.app.cache.FeatureCache;
import io.reprise.app.cache.Home;
import io.reprise.app.pipeline.Answer;
import io.reprise.app.pipeline.ReadyVideo;
import io.reprise.app.pipeline.VideoAnalysis;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.select.Choice;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Ranks videos that were looked at for people, now: all of it in memory and in Java alone. The same question is answered
 * once, however many ask it at the same time.
 */
public final class Recommender {
    private static final int MOST_ANSWERS = 500;
    private static final int ID_LENGTH = 26;
    private static final Executor AFTERWARDS = afterwards();

    private final Home home;
    private final AnalysisMemory memory;
    private final Tastes tastes;
    private final RecentMap<Key, Recommendation> answers = new RecentMap<>(MOST_ANSWERS, answer -> 1);
    private final RecentMap<ReadyKey, ReadyVideo> ready;
    private final Map<Key, CompletableFuture<Recommendation>> working = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Map<String, Ranker> rankers = new ConcurrentHashMap<>();

    /**
     * One over a store and the cache of a home.
     *
     * @param encoder whose features are used; it is not opened
     * @param memoryBytes how much memory analyses may take
     */
    public Recommender(Store store, Home home, Encoder encoder, long memoryBytes) {
        this.home = home;
        this.memory = new AnalysisMemory(new FeatureCache(home), encoder, memoryBytes);
        this.ready = new RecentMap<>(memoryBytes / 2, ReadyVideo::bytes);
        this.tastes = new Tastes(store, memory);
    }

    /** Does after an answer what makes the next one faster; one thing at a time. */
    private static Executor afterwards() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "afterwards");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Ranks something made up, so that nobody has to wait for the first time. */
    public void practise() {
        try {
            Practice.run(ranker(RankerName.REPRISE.id()), memory.spec());
        } catch (BadInputException e) {
            throw new IllegalStateException("the default ranker is part of the program", e);
        }
    }

    private record Key(Question question, String stamp) {}

    private record ReadyKey(String video, String segments, String ranker) {}

    /** Something of this user's history changed. */
    public void changed(String userId) {
        tastes.changed(userId);
    }

    /** What its features are. */
    public FeatureSpec spec() {
        return memory.spec();
    }

    /** Highlights of this user that nobody has looked at yet. */
    public List<StoredHighlight> unseen(String userId) {
        return tastes.of(userId).unseen();
    }

    /** Whether a video was looked at. */
    public boolean knows(String videoSha256) {
        return memory.get(videoSha256).isPresent();
    }

    /**
     * Answers.
     *
     * @return empty if the video was not looked at yet
     * @throws io.reprise.core.trouble.DoesNotFitException if there is no such ranker
     * @throws BadInputException if its model is damaged
     * @throws IllegalArgumentException if the segments are neither
     */
    public Optional<Recommendation> answer(Question question) throws BadInputException {
        Optional<VideoAnalysis> video = memory.get(question.videoSha256());
        if (video.isEmpty()) {
            return Optional.empty();
        }
        Ranker ranker = ranker(question.ranker());
        Taste taste = tastes.of(question.userId());
        Key key = new Key(question, question.useHistory() ? taste.stamp() : "");
        Recommendation known = answers.get(key);
        return Optional.of(known != null ? known : once(key, video.get(), ranker, taste));
    }

    private Recommendation once(Key key, VideoAnalysis video, Ranker ranker, Taste taste) {
        CompletableFuture<Recommendation> mine = new CompletableFuture<>();
        CompletableFuture<Recommendation> other = working.putIfAbsent(key, mine);
        if (other != null) {
            return wait(other);
        }
        try {
            Recommendation answer = inTurn(() -> rank(key.question(), video, ranker, taste));
            answers.put(key, answer);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            working.remove(key);
        }
    }

    /** More at once than there are processors would all be later, and their tables would fill the memory. */
    private Recommendation inTurn(Supplier<Recommendation> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Recommendation wait(CompletableFuture<Recommendation> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Ranker ranker(String name) throws BadInputException {
        if (name.contains("/") || name.endsWith(".safetensors")) {
            throw new IllegalArgumentException("a ranker is named, not a file");
        }
        Ranker known = rankers.get(name);
        if (known == null) {
            known = Rankers.load(name, home.models());
            rankers.put(name, known);
        }
        return known;
    }

    private Recommendation rank(Question question, VideoAnalysis video, Ranker ranker, Taste taste) {
        ReadyVideo here = ready(question, video, ranker);
        History history = question.useHistory() ? taste.history() : History.empty(memory.spec());
        List<TimeRange> made =
                question.useHistory() ? taste.made().getOrDefault(question.videoSha256(), List.of()) : List.of();
        ReadyVideo.Outcome outcome = here.rank(history, question.choose(), made);
        List<Recommendation.Moment> moments = new ArrayList<>();
        for (int i = 0; i < outcome.choices().size(); i++) {
            Choice choice = outcome.choices().get(i);
            List<Answer.Reason> because = outcome.because().get(i);
            moments.add(new Recommendation.Moment(
                    id(question, choice, ranker), choice, parts(outcome.scores(), choice.segment()), because));
        }
        return new Recommendation(
                memory.spec().encoder(),
                ranker.name(),
                history.size(),
                !history.isEmpty(),
                moments,
                here.video(),
                video.facts().cutsMicros(),
                outcome.percentiles(),
                here.generic(),
                question.useHistory() ? taste.unseen() : List.of(),
                new AtomicBoolean());
    }

    private ReadyVideo ready(Question question, VideoAnalysis video, Ranker ranker) {
        ReadyKey key = new ReadyKey(question.videoSha256(), question.segments(), question.ranker());
        ReadyVideo known = ready.get(key);
        if (known == null) {
            known = new ReadyVideo(video, memory.rankable(video, question.segments()), ranker);
            ready.put(key, known);
            AFTERWARDS.execute(known::remember);
        }
        return known;
    }

    private static Map<String, Double> parts(Scores scores, int segment) {
        Map<String, Double> parts = new LinkedHashMap<>();
        scores.parts().forEach((name, values) -> parts.put(name, values[segment]));
        return parts;
    }

    /** The same moment for the same user has the same id, on every server, before anything is stored. */
    private String id(Question question, Choice choice, Ranker ranker) {
        String what = question.userId() + " " + question.videoSha256() + " " + choice.range() + " "
                + memory.spec().encoder() + " " + ranker.name();
        return MediaFiles.sha256(what.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
    }
}
