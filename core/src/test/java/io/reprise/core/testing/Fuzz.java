package io.reprise.core.testing;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds damaged input to a reader, which may refuse it with a typed error of one clear line and nothing else: no other
 * exception, no want of memory, no hang. Every round has a seed of its own; a finding names it and is kept as a file in
 * {@code target/fuzz}. The short form runs in the tests; an hour of it: {@code ./mvnw verify -Dtest='*Fuzz*'
 * -Dreprise.fuzz.seconds=300 -Dreprise.fuzz.seed=1000000 -Dsurefire.failIfNoSpecifiedTests=false}, one round again:
 * {@code -Dreprise.fuzz.seed=ROUND -Dreprise.fuzz.seconds=0}.
 */
public final class Fuzz {
    /** Rounds that are always run: the same on every machine, so that the tests of one commit have one result. */
    private static final int LEAST_ROUNDS = 200;

    /** Seconds to go on for after the rounds that are always run. */
    static final double SECONDS = Double.parseDouble(System.getProperty("reprise.fuzz.seconds", "0"));

    private static final long SEED = Long.getLong("reprise.fuzz.seed", 1);
    /** Seconds a reader may take for one input; a busy machine's. */
    private static final int PATIENCE = 30;

    private static final int LONGEST_LINE = 2000;

    private Fuzz() {}

    /** What is fed. */
    @FunctionalInterface
    public interface Reader {
        /** Reads the damaged file. */
        void read(Path file) throws Exception;
    }

    /** Who is told that a round begins. */
    @FunctionalInterface
    interface Begins {
        void round(long round) throws IOException;
    }

    /**
     * Damages the examples and has them read, for the time allowed.
     *
     * @param file where the damaged input is written, by the name that the reader expects
     * @param examples whole inputs
     * @throws AssertionError on the first finding
     */
    public static void run(Path file, List<byte[]> examples, Reader reader) throws IOException, InterruptedException {
        run(file, examples, reader, round -> {});
    }

    /** The same, which says the round before it begins. */
    static void run(Path file, List<byte[]> examples, Reader reader, Begins begins)
            throws IOException, InterruptedException {
        ExecutorService worker = Executors.newSingleThreadExecutor(Fuzz::daemon);
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        try {
            for (long round = SEED; round < SEED + LEAST_ROUNDS || System.nanoTime() < end; round++) {
                begins.round(round);
                Files.write(file, damaged(examples, round));
                read(worker, file, reader, round);
            }
        } finally {
            worker.shutdownNow();
        }
    }

    /** The input of a round: one of the examples, damaged by the round's own seed. */
    public static byte[] damaged(List<byte[]> examples, long round) {
        Random random = new Random(round);
        return Mutator.mutate(examples.get(random.nextInt(examples.size())), random);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    }

    private static void read(ExecutorService worker, Path file, Reader reader, long round)
            throws IOException, InterruptedException {
        try {
            worker.submit(() -> {
                        reader.read(file);
                        return true;
                    })
                    .get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw finding(file, round, "still reading after " + PATIENCE + " s", e);
        } catch (ExecutionException e) {
            check(file, round, e.getCause());
        }
    }

    private static void check(Path file, long round, Throwable thrown) throws IOException {
        if (!(thrown instanceof BadInputException) && !(thrown instanceof DoesNotFitException)) {
            throw finding(file, round, "threw " + thrown, thrown);
        }
        String message = thrown.getMessage();
        if (message == null
                || message.isBlank()
                || message.length() > LONGEST_LINE
                || message.strip().lines().count() != 1) {
            throw finding(file, round, "does not say what is wrong in one line: " + message, thrown);
        }
    }

    /** Keeps the file, and names it and its round. */
    static AssertionError finding(Path file, long round, String what, @Nullable Throwable cause) throws IOException {
        Path kept = Path.of("target", "fuzz", round + "-" + file.getFileName()).toAbsolutePath();
        Files.createDirectories(kept.getParent());
        Files.write(kept, Files.readAllBytes(file));
        return new AssertionError(
                "round " + round + " (-Dreprise.fuzz.seed=" + round + "): " + what + "; " + kept, cause);
    }
}
