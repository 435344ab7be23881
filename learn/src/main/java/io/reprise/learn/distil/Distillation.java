package io.reprise.learn.distil;

import io.reprise.core.error.BadInputException;
import io.reprise.core.model.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Teaches a student: the teacher looks at views of the pictures, round by round, and the student learns to give the
 * principal components of what the teacher gives. The teacher's features, the student and the optimiser are kept in a
 * folder, so that a run that was ended goes on where it was; the same seed gives the same weights on one machine.
 */
public final class Distillation implements AutoCloseable {
    /** Steps over which the learning rate rises. */
    private static final int WARM_UP = 200;

    /** Batches painted ahead. */
    private static final int AHEAD = 2;

    private static final int CHECK_BATCH = 100;

    private final DistilOptions options;
    private final Path folder;
    private final PictureStore store;
    private final DistilProgress progress;
    private final ViewList views;
    private final ViewList heldOut;
    private final TeacherFile teacher;
    private final TeacherFile check;
    private final Student student;
    private final ExecutorService painter = Executors.newSingleThreadExecutor(Distillation::thread);
    private final Curve curve;
    private double loss = Double.NaN;
    private double agreement = Double.NaN;

    /**
     * Prepares.
     *
     * @param folder where the work is kept
     */
    public Distillation(
            DistilOptions options, PictureStore store, Teacher teacher, Path folder, DistilProgress progress)
            throws IOException, BadInputException {
        this.options = options;
        this.folder = folder;
        this.store = store;
        this.progress = progress;
        views = new ViewList(store, options.shares(), options.seed(), false);
        heldOut = new ViewList(store, options.shares(), options.seed(), true);
        DistilFolder.claim(folder, teacher.describe() + "; " + store.describe() + "; " + options.describe());
        this.teacher = new TeacherFile(folder.resolve("teacher.bin"), teacher, store, views);
        check = new TeacherFile(folder.resolve("held-out.bin"), teacher, store, heldOut);
        student = new Student(options.design(), options.seed());
        curve = new Curve(folder.resolve("curve.csv"));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "painter");
        thread.setDaemon(true);
        return thread;
    }

    /** Called with the student after every check. */
    @FunctionalInterface
    public interface Keeper {
        /** Keeps it. */
        void keep(Taught taught) throws IOException;
    }

    /** Teaches until the end, or until the progress says stop. */
    public void run(Keeper keeper) throws IOException {
        check.lookUntil(options.heldOut());
        teacher.lookUntil(options.known(0));
        Components components = components();
        BatchPainter batches = new BatchPainter(options, store, views, teacher, components);
        BatchPainter checks = new BatchPainter(options, store, heldOut, check, components);
        DistilFolder.resume(folder, student);
        Deque<Future<Student.Batch>> ahead = new ArrayDeque<>();
        long began = System.nanoTime();
        long first = student.steps();
        long painted = first;
        while (student.steps() < options.steps() && !progress.isStopped()) {
            long step = student.steps();
            if (step % options.stepsARound() == 0 && step > first) {
                keep(checks, keeper);
            }
            teacher.lookUntil(options.known(Math.min(step + AHEAD, options.steps())));
            while (painted < Math.min(options.steps(), step + AHEAD)) {
                long next = painted++;
                ahead.add(painter.submit(() -> batches.learning(next)));
            }
            learn(ahead.remove(), step);
            progress.step(state(began, first));
        }
        keep(checks, keeper);
    }

    private void learn(Future<Student.Batch> batch, long step) throws IOException {
        double risen = Math.min(1, (step + 1.0) / WARM_UP);
        double fallen = 0.5 * (1 + Math.cos(Math.PI * step / options.steps()));
        double now = student.learn(got(batch), options.learningRate() * risen * fallen, options.weightDecay());
        loss = Double.isNaN(loss) ? now : 0.98 * loss + 0.02 * now;
    }

    private static Student.Batch got(Future<Student.Batch> batch) throws IOException {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot make a batch: " + e.getCause(), e);
        }
    }

    private Components components() throws IOException {
        float[][] features = new float[options.known(0)][];
        for (int i = 0; i < features.length; i++) {
            features[i] = teacher.get(i);
        }
        return Components.of(features, options.design().outputs(), options.power(), options.seed());
    }

    private DistilProgress.State state(long began, long first) throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        double left = seconds / (student.steps() - first) * (options.steps() - student.steps());
        return new DistilProgress.State(
                student.steps() * options.batch(), options.crops(), teacher.known(), loss, left);
    }

    private void keep(BatchPainter checks, Keeper keeper) throws IOException {
        double sum = 0;
        for (int at = 0; at < options.heldOut(); at += CHECK_BATCH) {
            int count = Math.min(CHECK_BATCH, options.heldOut() - at);
            Student.Batch batch = checks.checking(at, count);
            sum += count
                    * (1
                            - CosineLoss.of(
                                    student.look(batch),
                                    batch.wanted(),
                                    new float[count * options.design().outputs()]));
        }
        agreement = sum / options.heldOut();
        DistilFolder.save(folder, student);
        DistilProgress.State state = new DistilProgress.State(
                student.steps() * options.batch(), options.crops(), teacher.known(), loss, Double.NaN);
        curve.add(state, agreement);
        progress.checked(state, agreement);
        keeper.keep(new Taught(options, student.weights(), state, agreement));
    }

    /**
     * What has been learned so far.
     *
     * @param weights of the student, by name
     * @param agreement mean cosine on held-out views
     */
    public record Taught(
            DistilOptions options, Map<String, Tensor> weights, DistilProgress.State state, double agreement) {}

    @Override
    public void close() throws IOException {
        painter.shutdownNow();
        student.close();
        teacher.close();
        check.close();
    }
}
