package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.ErrorKind;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.FeatureJob;
import io.reprise.engine.analysis.FeatureRun;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.ReportReplay;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.learn.data.FeatureFolder;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features}: writes a data set's feature folder. */
@Command(
        name = "features",
        description = {
            "Look at videos and write a data set's feature folder, as train and benchmark read it: features.json and"
                    + " one ID.npy a video, ID being the file's name without its ending.",
            "What is in the folder already is not made again. Each video has a process of its own; a bad one does not"
                    + " stop the others, and those that failed are listed at the end."
        },
        footer = {"", "Example:", "  reprise features videos/*.mp4 --encoder mobilenetv2 --out features"})
final class FeaturesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "VIDEO", description = "The videos.")
    List<Path> videos = new ArrayList<>();

    @Option(names = "--encoder", paramLabel = "E", defaultValue = "builtin", description = "What looks at the frames.")
    String encoder = "builtin";

    @Option(names = "--device", paramLabel = "D", defaultValue = "cpu", description = "What a network runs on.")
    ExecutionDevice device = ExecutionDevice.CPU;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The feature folder.")
    Path out = Path.of("");

    @Option(
            names = "--segments",
            paramLabel = "uniform:S",
            defaultValue = "uniform:5",
            description = "Length of the segments in seconds (default: ${DEFAULT-VALUE}).")
    String segments = "uniform:5";

    @Option(names = "--no-cache", description = "Look at every video anew, and keep nothing but the feature folder.")
    boolean noCache;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    WorkerOptions workers = new WorkerOptions();

    @Mixin
    Output output = new Output();

    private final List<Object> done = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private int code = ExitCode.DONE;

    @Override
    public Integer call() throws BadInputException, IOException {
        long segmentMicros = FeatureRun.uniformMicros(segments);
        Map<String, Path> byId = byId();
        FeatureSpec spec = new FeatureRun(Home.ofEnvironment(), CacheLimit.ofEnvironment()).spec(encoder);
        FeatureFolder folder = FeatureFolder.begin(out, spec, segmentMicros);
        for (Map.Entry<String, Path> video : byId.entrySet()) {
            if (look(folder, video.getKey(), video.getValue()) == ExitCode.INTERRUPTED) {
                return ExitCode.INTERRUPTED;
            }
        }
        report(spec, segmentMicros);
        return code;
    }

    private Map<String, Path> byId() {
        Map<String, Path> byId = new LinkedHashMap<>();
        for (Path video : videos) {
            Path other = byId.put(FeatureFolder.id(video), video);
            if (other != null && !other.equals(video)) {
                throw new InvalidValueException(
                        "VIDEO",
                        other + " and " + video + " would both be " + FeatureFolder.id(video)
                                + ".npy; rename one, or use two folders");
            }
        }
        return byId;
    }

    private int look(FeatureFolder folder, String id, Path video) throws IOException {
        try {
            if (folder.holds(id)) {
                skipped.add(id);
                return ExitCode.DONE;
            }
            return analyse(folder, id, video);
        } catch (BadInputException e) {
            code = Math.max(code, ExitCode.BAD_INPUT);
            failed.put(video.toString(), String.valueOf(e.getMessage()));
            return ExitCode.BAD_INPUT;
        }
    }

    private int analyse(FeatureFolder folder, String id, Path video) throws BadInputException, IOException {
        output.note().println(video);
        FeatureJob job = new FeatureJob(video, folder.file(id), encoder, device, segments, !noCache, threads);
        ReportReplay progress = new ReportReplay(TextProgress.of(output));
        try (Worker worker = workers.workers(device).start()) {
            Task task = new Task.Features(Home.ofEnvironment().folder(), CacheLimit.ofEnvironment(), job);
            int rows = worker.run(task, Report.Features.class, progress).segments();
            done.add(Map.of("id", id, "segments", rows));
            return ExitCode.DONE;
        } catch (WorkerFailedException e) {
            progress.done();
            // a network that does not fit is the graver error: it spoils every video
            code = Math.max(code, e.kind() == ErrorKind.MISSING ? ExitCode.DOES_NOT_FIT : ExitCode.BAD_INPUT);
            failed.put(video.toString(), ErrorReporter.describe(video, e));
            return ErrorReporter.exitCode(e);
        }
    }

    private void report(FeatureSpec spec, long segmentMicros) {
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("out", out.toString());
            json.put("encoder", spec.encoder());
            json.put("dim", spec.dim());
            json.put("segment_seconds", Micros.toSeconds(segmentMicros));
            json.put("done", done);
            json.put("skipped", skipped);
            json.put("failed", failed);
            output.printJson(json);
        } else {
            output.out()
                    .println(done.size() + " written, " + skipped.size() + " there already, " + failed.size()
                            + " failed: " + out);
        }
        failed.forEach((video, why) -> output.err().println("failed: " + video + ": " + why));
    }
}
