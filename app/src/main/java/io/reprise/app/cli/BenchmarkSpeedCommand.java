package io.reprise.app.cli;

import io.reprise.app.benchmark.Speed;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmark speed}: suggest beside the ffmpeg program, or training beside python3-torch, in the same minute. */
@Command(
        name = "speed",
        description =
                "Time suggest with nothing cached and with everything cached, beside the ffmpeg program where it is"
                        + " installed: whole processes, alternating, medians. With --training: pairs a second.")
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
        Optional<Task.Measure> halves = encoder.equals(BUILTIN)
                ? Optional.empty()
                : Optional.of(new Task.Measure(home, new StageTimes.Job(video, encoder, device, threads)));
        Speed.Measured measured = speed.measure(task(video, false), task(video, true), halves);
        List<Speed.Row> rows = measured.rows();
        Map<String, Double> ratios = Speed.ratios(rows);
        Optional<StageTimes> stages = measured.alone();
        if (output.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("video", video.toString());
            document.put("encoder", encoder);
            document.put("threads", threads);
            document.put("rows", rows);
            document.putAll(ratios);
            stages.ifPresent(value -> {
                document.put("alone", value);
                document.put("cold_to_longer_half", rows.get(0).median() / value.longerSeconds());
            });
            output.printJson(document);
            return ExitCode.DONE;
        }
        for (Speed.Row row : rows) {
            output.out()
                    .println(String.format(Locale.ROOT, "%7.3f s  %s  %s", row.median(), row.what(), row.seconds()));
        }
        ratios.forEach((what, value) ->
                output.out().println(String.format(Locale.ROOT, "%s: %.2f", what.replace("_", " "), value)));
        if (!ratios.containsKey("cold_to_ffmpeg")) {
            output.out().println("the ffmpeg program is not installed: nothing to compare decoding with");
        }
        stages.ifPresent(
                times -> output.out().println(describe(times, rows.get(0).median())));
        return ExitCode.DONE;
    }

    private static String describe(StageTimes times, double whole) {
        return String.format(
                Locale.ROOT,
                "%7.3f s  decoding alone, with the threads it has beside the network%n"
                        + "%7.3f s  the network alone, on its share of the threads, %d pictures%n"
                        + "%7.3f s  the network alone, with one thread more: nothing is decoded beside it%n"
                        + "nothing cached / the longer of the first two: %.2f",
                times.decodingSeconds(),
                times.inferenceSeconds(),
                times.frames(),
                times.unsharedSeconds(),
                whole / times.longerSeconds());
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
