package io.reprise.app.recommend;

import io.reprise.app.store.Store;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.file.Sha256;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.home.Home;
import io.reprise.engine.suggest.RankingSession;
import io.reprise.engine.suggest.Suggestion;
import io.reprise.engine.suggest.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ranks videos that were looked at for people, now: all of it in memory and in Java alone. The same question is answered
 * once, however many ask it at the same time.
 */
public final class Recommender {
    private static final int ID_LENGTH = 26;
    /** Videos whose next rankings are prepared; with more at once there is no time for it. */
    private static final int MOST_PREPARED = 100;

    private static final Executor AFTERWARDS = afterwards();

    private final Home home;
    private final AnalysisLoader memory;
    private final People people;
    private final WorkingMemory working;
    private final LruCache<Key, Known> answers;
    private final LruCache<SessionKey, RankingSession> sessions;
    private final Map<Key, CompletableFuture<Optional<Recommendation>>> asked = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Map<String, Ranker> rankers = new ConcurrentHashMap<>();

    /**
     * One over a store and the cache of a home.
     *
     * @param encoder whose features are used; it is not opened
     * @param memoryBytes how much memory analyses may take; what is made of them takes as much again
     * @param working what rankings may take while they are worked out
     */
    Recommender(Store store, Home home, Encoder encoder, long memoryBytes, WorkingMemory working) {
        this.home = home;
        this.memory = new AnalysisLoader(new FeatureCache(home), encoder, memoryBytes);
        this.working = working;
        this.sessions = new LruCache<>(memoryBytes / 2, RankingSession::bytes);
        this.answers = new LruCache<>(memoryBytes / 8, Known::bytes);
        this.people = new People(store, memory, memoryBytes / 8, working);
    }

    /** Does after an answer what makes the next one faster; one thing at a time. */
    private static Executor afterwards() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_PREPARED), work -> {
                    Thread thread = new Thread(work, "afterwards");
                    thread.setDaemon(true);
                    return thread;
                });
        one.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Ranks made-up features, so that the first answer does not wait for Java to compile. */
    public void warmUp() {
        try {
            RankingWarmup.run(ranker(RankerName.REPRISE.id()), memory.spec());
        } catch (BadInputException e) {
            throw new IllegalStateException("the default ranker is part of the program", e);
        }
    }

    /** Equal for questions with the same answer. */
    private record Key(RankingQuestion question, PersonRecord person, int missing) {}

    /** An answer with the memory that it and its question take. */
    private record Known(Recommendation answer, long bytes) {}

    private record SessionKey(String video, String segments, String ranker) {}

    /** Something of this user's history changed. */
    public void changed(String userId) {
        people.changed(userId);
    }

    /** What its features are. */
    public FeatureSpec spec() {
        return memory.spec();
    }

    /** Highlights of this user that do not count because they were not analysed yet. */
    public List<HighlightRecord> missing(String userId) {
        return people.of(userId).history().missing().stream()
                .map(PersonalHistory.Missing::highlight)
                .toList();
    }

    /** Whether a video was looked at. */
    public boolean knows(String videoSha256) {
        return memory.video(videoSha256).isPresent();
    }

    /**
     * Answers.
     *
     * @return empty if the video was not looked at yet
     * @throws io.reprise.core.error.DoesNotFitException if there is no such ranker
     * @throws BadInputException if its model is damaged
     * @throws InvalidValueException if the segments are neither
     */
    public Optional<Recommendation> answer(RankingQuestion question) throws BadInputException {
        OptionalLong bytes = memory.rankingBytes(question.videoSha256(), question.segments());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Ranker ranker = ranker(question.ranker());
        People.Person person = question.useHistory()
                ? people.of(question.userId())
                : new People.Person(PersonRecord.NONE, PersonalHistory.none(memory.spec()));
        Key key = new Key(question, person.record(), person.history().missing().size());
        Known known = answers.get(key);
        return known != null ? Optional.of(known.answer()) : once(key, bytes.getAsLong(), ranker, person);
    }

    private Optional<Recommendation> once(Key key, long bytes, Ranker ranker, People.Person person) {
        CompletableFuture<Optional<Recommendation>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Recommendation>> other = asked.putIfAbsent(key, mine);
        if (other != null) {
            return wait(other);
        }
        try {
            Optional<Recommendation> answer =
                    inTurn(bytes + person.bytes(), () -> rank(key.question(), ranker, person.history()));
            answer.ifPresent(found ->
                    answers.put(key, new Known(found, found.suggestions().bytes() + person.recordBytes())));
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(key);
        }
    }

    /** More at once than there are processors would all be later. */
    private <T> T inTurn(long bytes, Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return working.with(bytes, work);
        } finally {
            turns.release();
        }
    }

    private static Optional<Recommendation> wait(CompletableFuture<Optional<Recommendation>> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Ranker ranker(String name) throws BadInputException {
        if (name.contains("/") || name.endsWith(".safetensors")) {
            throw new InvalidValueException("ranker", "a ranker is named, not a file");
        }
        Ranker known = rankers.get(name);
        if (known == null) {
            known = Rankers.load(name, home.models());
            rankers.put(name, known);
        }
        return known;
    }

    /** Empty if what was seen of the video went meanwhile. */
    private Optional<Recommendation> rank(RankingQuestion question, Ranker ranker, PersonalHistory person) {
        return memory.video(question.videoSha256()).map(video -> rank(question, video, ranker, person));
    }

    private Recommendation rank(RankingQuestion question, VideoAnalysis video, Ranker ranker, PersonalHistory person) {
        RankingSession session = session(question, video, ranker);
        Suggestions found = session.rank(person, question.choose());
        List<String> ids = found.moments().stream()
                .map(moment -> id(question, moment, ranker))
                .toList();
        return new Recommendation(found, ids, session.generic());
    }

    private RankingSession session(RankingQuestion question, VideoAnalysis video, Ranker ranker) {
        SessionKey key = new SessionKey(question.videoSha256(), question.segments(), question.ranker());
        RankingSession known = sessions.get(key);
        if (known == null) {
            known = new RankingSession(video, RankableVideos.of(video, question.segments()), ranker);
            sessions.put(key, known);
            AFTERWARDS.execute(() -> precompute(key));
        }
        return known;
    }

    /** For the next ranking, if the session is still kept. */
    private void precompute(SessionKey key) {
        RankingSession kept = sessions.get(key);
        if (kept != null) {
            kept.precompute();
        }
    }

    /** The same moment for the same user has the same id, on every server, before anything is stored. */
    private String id(RankingQuestion question, Suggestion moment, Ranker ranker) {
        String what = question.userId() + " " + question.videoSha256() + " " + moment.range() + " "
                + memory.spec().encoder() + " " + ranker.name();
        return Sha256.of(what).substring(0, ID_LENGTH);
    }
}
