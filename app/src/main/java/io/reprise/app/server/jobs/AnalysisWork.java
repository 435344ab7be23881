package io.reprise.app.server.jobs;

import io.reprise.app.job.JobHandler.Progress;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Job;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.ErrorKind;
import io.reprise.engine.history.HighlightRecord;
import io.reprise.engine.history.HighlightRules;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Stage;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what an encoder has not seen yet: a video, or the newest of a user's highlights. A highlight that brings its
 * worker down is left out, and the next one gets a new worker.
 */
final class AnalysisWork {
    /** More would keep others waiting; the next question has the next ones looked at. */
    static final int MOST_AT_ONCE = 50;

    private final JobContext context;
    private final Progress progress;
    private final String encoder;
    private final List<String> errors = new ArrayList<>();
    private Worker worker;
    private int seen;

    /**
     * What became of the highlights.
     *
     * @param seen how many were looked at
     * @param errors what is wrong with the others, a line each
     */
    record Result(int seen, List<String> errors) {}

    AnalysisWork(JobContext context, Job job, Worker worker, Progress progress) throws IOException {
        this.context = context;
        this.worker = worker;
        this.progress = progress;
        this.encoder = WorkerJson.read(job.request(), AnalysisOrder.class).encoder();
    }

    @Nullable
    String run(Job job) throws WorkerFailedException, IOException {
        try {
            return job.videoId() == null ? highlights(job) : video(job);
        } finally {
            context.recommenders().changed(job.userId());
            worker.close();
        }
    }

    private @Nullable String video(Job job) throws WorkerFailedException {
        StoredVideo video = context.video(job);
        Path file = context.folders().video(video.id());
        try {
            Task task = new Task.Analyse(context.home(), file, context.threads(), 0, encoder);
            worker.run(task, Report.Analysed.class, report -> JobContext.tell(progress, report));
            return null;
        } catch (WorkerFailedException e) {
            throw JobContext.named(e, file, video.name());
        }
    }

    private String highlights(Job job) throws WorkerFailedException, IOException {
        List<HighlightRecord> missing = missing(job.userId());
        for (int i = 0; i < missing.size(); i++) {
            progress.tell(Stage.HIGHLIGHTS, i / (double) missing.size());
            look(missing.get(i));
        }
        return WorkerJson.write(new Result(seen, errors));
    }

    private List<HighlightRecord> missing(String userId) throws WorkerFailedException {
        try {
            return context.recommenders().of(context.encodings().of(encoder)).missing(userId).stream()
                    .sorted(Comparator.comparing(HighlightRecord::id).reversed())
                    .limit(MOST_AT_ONCE)
                    .toList();
        } catch (BadInputException | DoesNotFitException e) {
            throw new WorkerFailedException(ErrorKind.MISSING, "no-encoder", String.valueOf(e.getMessage()));
        }
    }

    private void look(HighlightRecord one) throws WorkerFailedException, IOException {
        if (one.file().isEmpty()) {
            return; // its pictures are still being made; that job looks at them
        }
        if (!worker.isAlive()) {
            worker = context.workers().start();
            Worker now = worker;
            progress.onCancel(() -> now.end(new WorkerFailedException("cancelled", "it was cancelled")));
        }
        Path file = context.keptFile(one.file().get());
        int before = errors.size();
        try {
            Task look = new Task.Look(context.home(), List.of(file), encoder);
            worker.run(look, Report.Done.class, report -> {
                if (errors.size() == before) { // of a worker that says more, no more is kept
                    note(one, file, report);
                }
            });
        } catch (WorkerFailedException e) {
            if (e.code().equals("cancelled") || e.kind() == ErrorKind.MISSING) {
                throw e;
            }
            errors.add(one.name() + ": " + JobContext.named(e, file, one.name()).getMessage());
        }
        seen += errors.size() == before ? 1 : 0;
    }

    private void note(HighlightRecord one, Path file, Report report) {
        if (report instanceof Report.Unusable unusable) {
            String why = unusable.message().replace(file.toString(), one.name());
            errors.add(one.name() + ": " + why);
            if (HighlightRules.isOfTheFile(unusable.code())) {
                context.store().write(transaction -> {
                    new Highlights(transaction).fail(one.id(), why);
                    return true;
                });
            }
        }
    }
}
