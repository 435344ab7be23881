package io.reprise.app.cli;

import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHistory;
import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.render.RenderRequest;
import io.reprise.engine.worker.Task;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code make} and {@code suggest} that say what is looked for, and how. */
final class RankingOptions {
    @Option(
            names = "--like",
            paramLabel = "X",
            description = {
                "A highlight this person made before: a GIF, WebP or short video, a folder of them (searched through its"
                        + " folders), or VIDEO@START-END in seconds. Repeat it for more. They count for this run only."
            })
    List<String> like = new ArrayList<>();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "me",
            description = "Whose stored history to use, together with any --like (default: ${DEFAULT-VALUE}).")
    String user = "me";

    @Option(names = "--no-history", description = "Generic ranking: nothing stored, nothing read.")
    boolean noHistory;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many moments (default: ${DEFAULT-VALUE}).")
    int top;

    @Option(
            names = "--min-length",
            paramLabel = "S",
            defaultValue = "2",
            description = "Shortest moment in seconds (default: ${DEFAULT-VALUE}).")
    double minLength;

    @Option(
            names = "--max-length",
            paramLabel = "S",
            defaultValue = "6",
            description = "Longest moment in seconds (default: ${DEFAULT-VALUE}).")
    double maxLength;

    @Option(
            names = "--segments",
            paramLabel = "HOW",
            defaultValue = "shots",
            description = "What is ranked: shots, or uniform:S for equal stretches of S seconds (default:"
                    + " ${DEFAULT-VALUE}).")
    String segments = "shots";

    @Option(
            names = "--encoder",
            paramLabel = "E",
            defaultValue = "builtin",
            description = "What looks at the frames: a name, or the path of a manifest (default: ${DEFAULT-VALUE}).")
    String encoder = "builtin";

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = "cpu",
            description = "What a network runs on: cpu or cuda (default: ${DEFAULT-VALUE}).")
    ExecutionDevice device = ExecutionDevice.CPU;

    @Option(
            names = "--ranker",
            paramLabel = "R",
            defaultValue = "reprise",
            description = "What ranks: a name, or the path of a model file (default: ${DEFAULT-VALUE}).")
    String ranker = "reprise";

    @Option(names = "--no-cache", description = "Look at every video anew, and keep nothing of it.")
    boolean noCache;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for decoding and looking (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    /** What is asked of a run over one video. */
    Request request(Path video, boolean all) {
        ChooseOptions choose = ChooseOptions.DEFAULT.withTop(top).withLengths(minLength, maxLength);
        return new Request(
                video, like, user, !noHistory, choose, segments, encoder, device, ranker, !noCache, threads, all);
    }

    /** The same as a task for a worker. */
    Task.Suggest task(Path video, @Nullable RenderRequest files, boolean plan) {
        return new Task.Suggest(
                Home.ofEnvironment().folder(), CacheLimit.ofEnvironment(), request(video, false), files, plan);
    }

    /** The pipeline on this person's home. */
    Pipeline pipeline(StoredHistory memory) {
        return new Pipeline(Home.ofEnvironment(), CacheLimit.ofEnvironment(), memory);
    }

    /** The store, if there is one and it is wanted; to be closed. */
    StoredHistory memory() {
        return noHistory ? StoredHistory.none() : StoredHistory.at(StoreLocation.ofEnvironment());
    }
}
