package io.reprise.app.cli;

import io.reprise.app.benchmark.Speed;
import io.reprise.app.benchmark.SpeedTable;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.engine.worker.Task;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmark speed}: each stage beside its limit, or training beside python3-torch, in the same minute. */
@Command(
        name = "speed",
        description =
                "Time start, decoding, analysis, encoder, ranking and rendering, each beside its limit: java -version, ffmpeg,"
                        + " ONNX Runtime alone, ffmpeg's palettes, gifski, as far as installed; alternating, medians."
                        + " With --training: pairs a second.")
final class BenchmarkSpeedCommand implements Callable<Integer> {
    private static final String BUILTIN = "builtin";

    @Parameters(paramLabel = "VIDEO", arity = "0..1", description = "The video.")
    @Nullable
    Path video;

    @Option(
            names = "--training",
            description = "Time the training of ranking networks instead, beside python3-torch where it is installed.")
    boolean training;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of both (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--encoder",
            paramLabel = "E",
            defaultValue = BUILTIN,
            description = "What looks at the frames (default: ${DEFAULT-VALUE}).")
    String encoder = BUILTIN;

    @Option(
            names = "--device",
            paramLabel = "D",
            defaultValue = "cpu",
            description = "What a network runs on: cpu or cuda (default: ${DEFAULT-VALUE}).")
    ExecutionDevice device = ExecutionDevice.CPU;

    @Mixin
    WorkerOptions workers = new WorkerOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        if (training == (video != null)) {
            throw new InvalidValueException("VIDEO", "name a VIDEO to look at, or --training: one of the two");
        }
        return video == null ? new TrainingSpeed(output).print(runs, threads) : suggesting(video);
    }

    private int suggesting(Path video) throws BadInputException, IOException {
        Speed speed = new Speed(workers.workers(device), Main.class, runs, TextProgress.of(output));
        Path home = Home.ofEnvironment().folder();
        Task.Measure parts = new Task.Measure(home, new StageTimes.Job(video, encoder, device, threads));
        Speed.Measured measured = speed.measure(new Speed.Jobs(task(video, false), task(video, true), parts));
        if (output.isJson()) {
            output.printJson(document(video, measured));
        } else {
            print(measured);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> document(Path video, Speed.Measured measured) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("video", video.toString());
        document.put("encoder", encoder);
        document.put("threads", threads);
        document.put("rows", measured.table().rows());
        document.put("stages", measured.table().stages());
        document.put("missing", measured.table().missing());
        document.putAll(measured.table().ratios());
        document.put("alone", measured.parts());
        document.put("cold_to_longer_half", measured.coldToLongerHalf());
        return document;
    }

    private void print(Speed.Measured measured) {
        for (SpeedTable.Row row : measured.table().rows()) {
            line("%7.3f s  %s  %s", row.median(), row.what(), row.seconds());
        }
        for (SpeedTable.Stage stage : measured.table().stages()) {
            line(
                    "%-7s  %7.3f s / %7.3f s = %5.2f  %s / %s",
                    stage.stage(), stage.seconds(), stage.limitSeconds(), stage.ratio(), stage.what(), stage.limit());
        }
        for (String missing : measured.table().missing()) {
            line("%s: could not be run here, so nothing is compared with it", missing);
        }
        StageTimes parts = measured.parts();
        line(
                "the encoder saw %d frames, its network %d; with one thread more, nothing being decoded beside it,"
                        + " it takes %.3f s",
                parts.frames(), parts.networkFrames(), parts.unsharedSeconds());
        line("nothing cached / the longer of decoding and encoder: %.2f", measured.coldToLongerHalf());
    }

    private void line(String format, Object... values) {
        output.out().println(String.format(Locale.ROOT, format, values));
    }

    private Task.Suggest task(Path video, boolean cached) {
        Request request = new RequestBuilder(video)
                .encoder(encoder, device)
                .cache(cached)
                .threads(threads)
                .build();
        return new Task.Suggest(Home.ofEnvironment().folder(), CacheLimit.ofEnvironment(), request, null, false);
    }
}
