package io.reprise.app.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.home.Home;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However many different questions are asked, the memory that their answers leave behind is bounded. */
@Timeout(120)
class RecommenderMemoryTest {
    private static final String VIDEO = "a".repeat(64);
    private static final long MEMORY_BYTES = 4L << 20;
    private static final int QUESTIONS = 50;

    @TempDir
    Path folder;

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void answersDoNotKeepTheFeaturesTheyCameFrom() throws Exception {
        Home home = new Home(folder);
        DrawnAnalysis.write(home, VIDEO, 200);
        try (Store store = Store.open(StoreLocation.in(home))) {
            Recommender recommender = new Recommenders(store, home, new BuiltinEncoder(), MEMORY_BYTES).usual();
            long before = used();
            for (int i = 0; i < QUESTIONS; i++) {
                String segments = String.format(Locale.ROOT, "uniform:%.4f", 0.2 + i / 10_000.0);
                RankingQuestion question =
                        new RankingQuestion(VIDEO, "ann", false, ChooseOptions.DEFAULT, segments, "earliest");
                assertThat(recommender.answer(question)).as(segments).isPresent();
            }
            assertThat(used() - before)
                    .as("of %d cuts with 2 MB of features each", QUESTIONS)
                    .isLessThan(40L << 20);
            assertThat(recommender.knows(VIDEO)).isTrue();
        }
    }

    @Test
    void whatNeedsMuchWaitsForTheOthers() throws Exception {
        WorkingMemory memory = new WorkingMemory(10L << 20);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 12)
                .mapToObj(i -> new Thread(() -> memory.with((i % 2 == 0 ? 4L : 400L) << 20, () -> {
                    most.accumulateAndGet(now.addAndGet(i % 2 == 0 ? 5 : 10), Math::max);
                    LockSupport.parkNanos(100_000); // so that others come in between, where they may
                    return now.addAndGet(i % 2 == 0 ? -5 : -10);
                })))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValueLessThanOrEqualTo(10).hasValueGreaterThan(0);
    }
}
