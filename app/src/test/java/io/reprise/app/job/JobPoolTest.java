package io.reprise.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.store.Databases;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Job;
import io.reprise.app.store.Job.Kind;
import io.reprise.app.store.Job.State;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.TestSql;
import io.reprise.app.store.Users;
import io.reprise.app.store.Videos;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue with several servers on one database, SQLite and a real PostgreSQL. */
@Timeout(120)
@Tag("slow")
class JobPoolTest {
    private static final Duration DEAD_AFTER = Duration.ofSeconds(2);
    /** Long enough for a machine that has other things to do. */
    private static final Duration ALIVE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    static Stream<StoreLocation> databases() {
        return Stream.of(Databases.sqlite(folder), Databases.postgresql(folder));
    }

    /** Counts what it does, and waits to be cancelled if it is told to hang. */
    private static class Counting implements JobHandler {
        private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

        @Override
        public @Nullable String run(Job job, Progress progress) throws WorkerFailedException {
            runs.computeIfAbsent(job.id(), none -> new AtomicInteger()).incrementAndGet();
            progress.tell(Stage.ANALYSING, 0.5);
            if (job.request().equals("hang")) {
                CountDownLatch cancelled = new CountDownLatch(1);
                progress.onCancel(cancelled::countDown);
                await(cancelled);
                throw new WorkerFailedException("cancelled", "it was cancelled");
            }
            return "{}";
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<String> add(Store store, String request, int count) {
        return store.write(transaction -> {
            String user = new Users(transaction).findOrAdd("me").id();
            JobQueue queue = new JobQueue(transaction);
            return IntStream.range(0, count)
                    .mapToObj(i -> queue.add(new JobQueue.Wanted(user, Kind.RENDER, null, null, null, request))
                            .id())
                    .toList();
        });
    }

    private static State state(Store store, String id) {
        return store.read(
                transaction -> new JobQueue(transaction).get(id).orElseThrow().state());
    }

    private static void until(BooleanSupplier what) throws InterruptedException {
        long end = System.currentTimeMillis() + 60_000;
        while (!what.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoServersDoEveryJobOnce(StoreLocation where) throws Exception {
        Counting handler = new Counting();
        try (Store one = Store.open(where);
                Store two = Store.open(where)) {
            List<String> ids = add(one, "{}", 100);
            try (JobPool first = new JobPool(one, handler, 3, ALIVE);
                    JobPool second = new JobPool(two, handler, 3, ALIVE)) {
                until(() -> ids.stream().allMatch(id -> state(one, id) == State.DONE));
                assertThat(first.size() + second.size()).isZero();
            }
            assertThat(handler.runs).hasSize(100);
            assertThat(handler.runs.values()).allMatch(count -> count.get() == 1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyJobsOfOneUserHoldUpNobodyElse(StoreLocation where) {
        try (Store store = Store.open(where)) {
            List<String> many = add(store, "{}", 20);
            String other = store.write(transaction -> {
                String user = new Users(transaction).findOrAdd("other").id();
                JobQueue.Wanted wanted = new JobQueue.Wanted(user, Kind.ANALYSE, null, null, null, "{}");
                return new JobQueue(transaction).add(wanted).id();
            });
            String me = store.read(transaction ->
                    new Users(transaction).named("me").orElseThrow().id());
            assertThat(taken(store, List.of())).isEqualTo(many.get(0));
            assertThat(taken(store, List.of(me))).isEqualTo(other);
            assertThat(taken(store, List.of(me, "x"))).isEqualTo(many.get(1));
            assertThat(store.<Long>read(transaction -> new JobQueue(transaction).waiting(me)))
                    .isEqualTo(18);
        }
    }

    private static String taken(Store store, List<String> served) {
        return store.write(transaction -> new JobQueue(transaction).take("worker", served))
                .map(Job::id)
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDeadServersJobIsTakenOverAndAPoisonousOneGivenUp(StoreLocation where) throws Exception {
        try (Store store = Store.open(where)) {
            List<String> ids = add(store, "{}", 2);
            store.write(transaction -> TestSql.update(
                    transaction, "update jobs set state = 'running', worker = 'dead', seen_ms = 1, attempt = 1"));
            store.write(transaction -> {
                String user = new Users(transaction).findOrAdd("me").id();
                new Videos(transaction).add(video("poison", user, StoredVideo.State.ANALYSING));
                return TestSql.update(
                        transaction,
                        "update jobs set attempt = 3, kind = 'analyse', video_id = 'poison' where id = ?",
                        ids.get(1));
            });
            try (JobPool pool = new JobPool(store, new Counting(), 1, DEAD_AFTER)) {
                until(() -> state(store, ids.get(0)).isFinal()
                        && state(store, ids.get(1)).isFinal());
                assertThat(pool.size()).isBetween(0, 1);
            }
            assertThat(state(store, ids.get(0))).isEqualTo(State.DONE);
            assertThat(state(store, ids.get(1))).isEqualTo(State.FAILED);
            StoredVideo video = store.read(
                    transaction -> new Videos(transaction).get("poison").orElseThrow());
            assertThat(video.state()).isEqualTo(StoredVideo.State.FAILED);
            assertThat(video.error()).contains("3 times");
        }
    }

    /** What another server's clock says, ten minutes ahead or behind, must not end what this one does. */
    @ParameterizedTest
    @MethodSource("databases")
    void aClockThatJumpsEndsNoJob(StoreLocation where) throws Exception {
        Counting handler = new Counting();
        try (Store one = Store.open(where);
                Store two = Store.open(where)) {
            String id = add(one, "hang", 1).get(0);
            try (JobPool first = new JobPool(one, handler, 1, DEAD_AFTER);
                    JobPool second = new JobPool(two, handler, 1, DEAD_AFTER)) {
                until(() -> state(two, id) == State.RUNNING);
                for (long jump : List.of(600_000L, -1_200_000L, 600_000L)) {
                    two.write(transaction -> TestSql.update(
                            transaction,
                            "update jobs set seen_ms = seen_ms + ?, started_ms = started_ms + ?",
                            jump,
                            jump));
                    Thread.sleep(DEAD_AFTER.toMillis());
                }
                assertThat(handler.runs.get(id)).hasValue(1);
                assertThat(state(two, id)).isEqualTo(State.RUNNING);
                two.write(transaction -> new JobQueue(transaction).cancel(id));
                until(() -> first.size() + second.size() == 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void equalWorkOfSeveralServersIsDoneOnce(StoreLocation where) throws Exception {
        try (Store one = Store.open(where);
                Store two = Store.open(where)) {
            String user = one.write(
                    transaction -> new Users(transaction).findOrAdd("me").id());
            JobQueue.Wanted wanted = new JobQueue.Wanted(user, Kind.RENDER, "equal", null, null, "{}");
            for (int round = 0; round < 20; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<String> first = () -> added(one, wanted, start);
                Callable<String> second = () -> added(two, wanted, start);
                ExecutorService threads = Executors.newFixedThreadPool(2);
                List<Future<String>> ids = threads.invokeAll(List.of(first, second));
                threads.shutdown();
                assertThat(ids.get(0).get()).isEqualTo(ids.get(1).get());
                one.write(transaction -> TestSql.update(transaction, "delete from jobs"));
            }
        }
    }

    private static String added(Store store, JobQueue.Wanted wanted, CyclicBarrier start) throws Exception {
        start.await();
        return store.write(transaction -> new JobQueue(transaction).add(wanted).id());
    }

    /** A child that is ended with the server, in whatever order: its job goes back into the queue. */
    @ParameterizedTest
    @MethodSource("databases")
    void aChildThatEndsWithTheServerIsNoFailure(StoreLocation where) throws Exception {
        for (String code : List.of("ended", "crashed", "cancelled")) {
            try (Store store = Store.open(where)) {
                CountDownLatch begun = new CountDownLatch(1);
                CountDownLatch killed = new CountDownLatch(1);
                JobHandler handler = new Counting() {
                    @Override
                    public @Nullable String run(Job job, Progress progress) throws WorkerFailedException {
                        begun.countDown();
                        Counting.await(killed);
                        throw new WorkerFailedException(code, "its process was ended from outside");
                    }
                };
                String id = add(store, "{}", 1).get(0);
                try (JobPool pool = new JobPool(store, handler, 1, DEAD_AFTER)) {
                    begun.await();
                    killed.countDown(); // the signal reaches the child first
                    Thread.sleep(300);
                    pool.prepareToClose();
                }
                assertThat(state(store, id)).as(code).isEqualTo(State.QUEUED);
                store.write(transaction -> TestSql.update(transaction, "delete from jobs"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasLeftWithoutAJobGetsOne(StoreLocation where) throws Exception {
        try (Store store = Store.open(where)) {
            String sha256 = "a".repeat(64);
            StoredHighlight one = store.write(transaction -> {
                String user = new Users(transaction).findOrAdd("left").id();
                Videos videos = new Videos(transaction);
                videos.add(video("V1", user, StoredVideo.State.ANALYSING));
                videos.add(video("V2", user, StoredVideo.State.READY));
                videos.found("V2", sha256, 10_000_000, 64, 48, 25);
                HighlightSource source =
                        new HighlightSource(sha256, "film", new TimeRange(0, 1_000_000), 10_000_000L, KnownVideo.KEPT);
                StoredHighlight made = StoredHighlight.made(user, "mine", source, 1_000_000, null, null);
                new Highlights(transaction).add(made);
                String job = new JobQueue(transaction)
                        .add(new JobQueue.Wanted(user, Kind.KEEP, null, null, made.id(), "{}"))
                        .id();
                TestSql.update(
                        transaction,
                        "update jobs set state = 'failed', error_code = 'cancelled', error_message = 'ended' where id"
                                + " = ?",
                        job);
                return made;
            });
            for (int start = 0; start < 2; start++) {
                store.write(transaction -> {
                    new JobQueue(transaction).adopt();
                    return true;
                });
            }
            List<Job> jobs = store.read(transaction -> new JobQueue(transaction).of(one.userId())).stream()
                    .filter(job -> job.state() == State.QUEUED)
                    .toList();
            assertThat(jobs).extracting(Job::kind).containsExactlyInAnyOrder(Kind.KEEP, Kind.ANALYSE);
            assertThat(jobs).extracting(Job::highlightId).contains(one.id());
            assertThat(jobs).extracting(Job::videoId).contains("V1");
            long left = store.write(transaction -> {
                JobQueue queue = new JobQueue(transaction);
                jobs.stream().filter(job -> job.kind() == Kind.KEEP).forEach(job -> queue.cancel(job.id()));
                queue.adopt();
                return queue.waiting(one.userId());
            });
            assertThat(left).as("what a person cancelled stays so").isEqualTo(1);
            store.write(transaction -> TestSql.update(transaction, "delete from jobs"));
        }
    }

    private static StoredVideo video(String id, String user, StoredVideo.State state) {
        return new StoredVideo(id, user, id, 1, 1, "video/mp4", state, null, null, null, null, null, null, null, 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cancelledElsewhereEndsHereAndALivingServerKeepsItsJob(StoreLocation where) throws Exception {
        Counting handler = new Counting();
        try (Store one = Store.open(where);
                Store two = Store.open(where)) {
            String id = add(one, "hang", 1).get(0);
            try (JobPool first = new JobPool(one, handler, 1, DEAD_AFTER);
                    JobPool second = new JobPool(two, handler, 1, DEAD_AFTER)) {
                until(() -> state(two, id) == State.RUNNING);
                Thread.sleep(2 * DEAD_AFTER.toMillis());
                assertThat(handler.runs.get(id)).hasValue(1);
                two.write(transaction -> new JobQueue(transaction).cancel(id));
                until(() -> first.size() + second.size() == 0);
            }
            assertThat(state(one, id)).isEqualTo(State.CANCELLED);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aServerThatStopsPutsItsJobBack(StoreLocation where) throws Exception {
        try (Store store = Store.open(where)) {
            String id = add(store, "hang", 1).get(0);
            try (JobPool pool = new JobPool(store, new Counting(), 1, DEAD_AFTER)) {
                until(() -> pool.size() == 1);
            }
            assertThat(state(store, id)).isEqualTo(State.QUEUED);
        }
    }
}
