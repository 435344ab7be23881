package io.reprise.app.server.jobs;

import io.reprise.app.fetch.DownloadOptions;
import io.reprise.app.fetch.EncoderFetch;
import io.reprise.app.fetch.FetchListener;
import io.reprise.app.job.JobHandler.Progress;
import io.reprise.app.store.Job;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.ErrorKind;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Stage;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerJson;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches an encoder of the catalogue. The server downloads and verifies it; a worker, which alone may load native code,
 * runs it once and puts it into the store.
 */
final class FetchWork implements FetchListener, EncoderFetch.Installer {
    private static final Logger LOG = LoggerFactory.getLogger(FetchWork.class);

    private final JobContext context;
    private final Progress progress;
    private volatile boolean cancelled;
    private @Nullable WorkerFailedException failure;

    /** Ends a download from within. */
    private static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    FetchWork(JobContext context, Progress progress) {
        this.context = context;
        this.progress = progress;
    }

    @Nullable
    String run(Job job) throws WorkerFailedException, IOException {
        progress.onCancel(() -> cancelled = true);
        progress.tell(Stage.FETCHING, 0);
        String name = WorkerJson.read(job.request(), FetchOrder.class).encoder();
        try {
            CatalogueEntry entry =
                    Catalogue.ownAnd(context.folders().home().catalogue()).get(name);
            EncoderFetch.of(context.folders().home(), DownloadOptions.USUAL).get(entry, null, this, this);
            context.encodings().forget();
            return null;
        } catch (BadInputException e) {
            throw failure == null ? new WorkerFailedException(e.code(), String.valueOf(e.getMessage())) : failure;
        } catch (DoesNotFitException e) {
            throw new WorkerFailedException(ErrorKind.MISSING, "no-encoder", String.valueOf(e.getMessage()));
        } catch (CancelledException e) {
            throw new WorkerFailedException("cancelled", "it was cancelled");
        }
    }

    @Override
    public void bytes(long done, long all) {
        stopIfCancelled();
        progress.tell(Stage.FETCHING, done / (double) all);
    }

    @Override
    public void note(String line) {
        stopIfCancelled();
        LOG.info("{}", line);
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }

    @Override
    public void install(CatalogueEntry entry, Path model) throws BadInputException, IOException {
        try (Worker worker = context.workers().start()) {
            progress.onCancel(() -> worker.end(new WorkerFailedException("cancelled", "it was cancelled")));
            progress.tell(Stage.CHECKING, 1);
            worker.run(new Task.Install(context.home(), entry.name(), model), Report.Done.class, report -> {});
        } catch (WorkerFailedException e) {
            failure = e;
            throw new BadInputException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }
}
