package io.reprise.spark.features;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.ErrorKind;
import io.reprise.core.feature.Encoder;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Task;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.VideoRows;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** Analyses videos ({@code youtubeId, path}), each to a row of {@link Catalogue#OUTCOMES}. */
final class AnalyseVideos implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final FeatureOptions options;
    private final Broadcast<SerializableConfiguration> configuration;

    /**
     * An analysis with an encoder that was sent to the executors.
     *
     * @param configuration of the file systems
     */
    AnalyseVideos(FeatureOptions options, Broadcast<SerializableConfiguration> configuration) {
        this.options = options;
        this.configuration = configuration;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> videos) throws BadInputException, IOException {
        Home home = ExecutorHome.get();
        ExecutorHome.receive(home, options.encoder());
        Encoder encoder = ExecutorHome.encoder(home, options.encoder());
        WorkerSlot slot = new WorkerSlot(options);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> slot.close());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return videos.hasNext();
            }

            @Override
            public Row next() {
                return outcome(videos.next(), slot, encoder, home);
            }
        };
    }

    private Row outcome(Row video, WorkerSlot slot, Encoder encoder, Home home) {
        String id = video.getAs("youtubeId");
        String path = video.getAs("path");
        Configuration files = configuration.value().value();
        try (LocalVideo local = LocalVideo.of(path, files, home)) {
            Task.Analyse task = new Task.Analyse(home.folder(), local.file(), options.threads(), 0, options.encoder());
            try {
                String sha256 = slot.analyse(task).sha256();
                return VideoRows.outcome(id, path, taken(sha256, encoder, home));
            } catch (WorkerFailedException e) {
                slot.recover();
                return failed(id, path, e, local);
            }
        } catch (IOException e) {
            return failure(id, path, "unreadable", "it cannot be read: " + e.getMessage());
        }
    }

    /** The analysis, out of the cache. */
    private static VideoAnalysis taken(String sha256, Encoder encoder, Home home) {
        VideoAnalysis video = VideoAnalyser.lookUp(new FeatureCache(home), sha256, encoder)
                .orElseThrow(() -> new IllegalStateException("the analysis of " + sha256 + " is not where it was put"));
        ExecutorHome.delete(home.features().resolve(sha256));
        return video;
    }

    /** What only this video is to blame for is a row; an encoder that does not fit spoils them all. */
    private static Row failed(String id, String path, WorkerFailedException e, LocalVideo local) {
        String message = String.valueOf(e.getMessage()).replace(local.file().toString(), path);
        if (e.kind() == ErrorKind.MISSING) {
            throw new DoesNotFitException(e.code(), message);
        }
        return failure(id, path, e.code(), message);
    }

    private static Row failure(String id, String path, String code, String reason) {
        Object[] values = new Object[Catalogue.OUTCOMES.size()];
        values[Catalogue.OUTCOMES.fieldIndex("youtubeId")] = id;
        values[Catalogue.OUTCOMES.fieldIndex("path")] = path;
        values[Catalogue.OUTCOMES.fieldIndex("code")] = code;
        values[Catalogue.OUTCOMES.fieldIndex("reason")] = reason;
        return RowFactory.create(values);
    }
}
