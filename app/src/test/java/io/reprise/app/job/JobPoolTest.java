package io.reprise.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.job.Job.Kind;
import io.reprise.app.job.Job.State;
import io.reprise.app.process.ChildFailedException;
import io.reprise.app.store.Databases;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue with several servers on one database, SQLite and a real PostgreSQL. */
@Timeout(120)
class JobPoolTest {
    private static final Duration DEAD_AFTER = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    static Stream<StoreLocation> databases() {
        return Stream.of(Databases.sqlite(folder), Databases.postgresql(folder));
    }

    /** Counts what it does, and waits to be cancelled if it is told to hang. */
    private static final class Counting implements JobHandler {
        private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

        @Override
        public @Nullable String run(Job job, Progress progress) throws ChildFailedException {
            runs.computeIfAbsent(job.id(), none -> new AtomicInteger()).incrementAndGet();
            progress.tell("working", 0.5);
            if (job.request().equals("hang")) {
                CountDownLatch cancelled = new CountDownLatch(1);
                progress.onCancel(cancelled::countDown);
                await(cancelled);
                throw new ChildFailedException("cancelled", "it was cancelled");
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

        @Override
        public void ended(Job job, boolean cancelled, String code, String message) {}
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
            try (JobPool first = new JobPool(one, handler, 3, DEAD_AFTER);
                    JobPool second = new JobPool(two, handler, 3, DEAD_AFTER)) {
                until(() -> ids.stream().allMatch(id -> state(one, id) == State.DONE));
                assertThat(first.size() + second.size()).isZero();
            }
            assertThat(handler.runs).hasSize(100);
            assertThat(handler.runs.values()).allMatch(count -> count.get() == 1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDeadServersJobIsTakenOverAndAPoisonousOneGivenUp(StoreLocation where) throws Exception {
        try (Store store = Store.open(where)) {
            List<String> ids = add(store, "{}", 2);
            store.write(transaction ->
                    transaction.update("update jobs set state = 'running', worker = 'dead', seen_ms = 1, attempt = 1"));
            store.write(transaction -> transaction.update("update jobs set attempt = 3 where id = ?", ids.get(1)));
            try (JobPool pool = new JobPool(store, new Counting(), 1, DEAD_AFTER)) {
                until(() -> state(store, ids.get(0)).isFinal()
                        && state(store, ids.get(1)).isFinal());
                assertThat(pool.size()).isBetween(0, 1);
            }
            assertThat(state(store, ids.get(0))).isEqualTo(State.DONE);
            assertThat(state(store, ids.get(1))).isEqualTo(State.FAILED);
        }
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
