package io.reprise.app.benchmark;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.engine.worker.Worker;
import io.reprise.engine.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Times {@code suggest} as whole processes, the Java machine's start included: with nothing cached, with everything
 * cached, and, where the ffmpeg program is installed, that program decoding the same video and sound with the same
 * threads; the start of the program and of the Java machine; beside a network, also decoding and the network alone. The
 * runs alternate, so that all see the same minute;
 * medians are compared.
 */
public final class Speed {
    private static final String COLD = "suggest, nothing cached";
    private static final String WARM = "suggest, everything cached";
    private static final String VERSION = "reprise --version";
    private static final String MACHINE = "java -version";
    private static final String FFMPEG = "ffmpeg -i VIDEO -f null -";

    private final WorkerSettings workers;
    private final JavaStart start;
    private final int runs;
    private final Listener listener;

    /**
     * Prepares to measure.
     *
     * @param workers how the measured processes are started
     * @param main class of the program's entry, to time its start
     * @param runs how often each is run, at least 1
     */
    public Speed(WorkerSettings workers, Class<?> main, int runs, Listener listener) {
        if (runs < 1 || runs > 100) {
            throw new InvalidValueException("runs", "runs are 1 to 100, not " + runs);
        }
        this.workers = workers;
        this.start = new JavaStart(main);
        this.runs = runs;
        this.listener = listener;
    }

    /**
     * What was measured.
     *
     * @param what what was run
     * @param median seconds of wall clock
     * @param seconds of every run, in order
     */
    public record Row(String what, double median, List<Double> seconds) {
        static Row of(String what, List<Double> seconds) {
            double[] sorted =
                    seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int n = sorted.length;
            double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
            return new Row(what, median, List.copyOf(seconds));
        }
    }

    /**
     * All that was measured.
     *
     * @param rows whole processes
     * @param alone the halves, where there is a network
     */
    public record Measured(List<Row> rows, Optional<StageTimes> alone) {}

    /**
     * Runs all, alternating.
     *
     * @param cold a task that may not use the cache
     * @param warm the same that may
     * @param halves what to measure alone; empty where there is no network
     * @throws BadInputException if the video can't be used
     */
    public Measured measure(Task.Suggest cold, Task.Suggest warm, Optional<Task.Measure> halves)
            throws BadInputException, IOException {
        Path video = cold.request().video();
        time(warm); // fills the cache
        List<Double> colds = new ArrayList<>();
        List<Double> warms = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Double> machines = new ArrayList<>();
        List<Double> versions = new ArrayList<>();
        List<StageTimes> alone = new ArrayList<>();
        listener.stage("measuring");
        for (int run = 0; run < runs; run++) {
            FfmpegProgram.decode(video, cold.request().threads()).ifPresent(others::add);
            colds.add(time(cold));
            warms.add(time(warm));
            versions.add(start.version());
            machines.add(start.machine());
            if (halves.isPresent()) {
                alone.add(run(halves.get(), Report.Measured.class).times());
            }
            listener.progress((run + 1.0) / runs);
        }
        listener.done();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(COLD, colds));
        rows.add(Row.of(WARM, warms));
        rows.add(Row.of(VERSION, versions));
        rows.add(Row.of(MACHINE, machines));
        if (!others.isEmpty()) {
            rows.add(Row.of(FFMPEG, others));
        }
        return new Measured(rows, alone.isEmpty() ? Optional.empty() : Optional.of(median(alone)));
    }

    /** Each time over its limit, by what JSON calls it; those whose limit was not to be had are left out. */
    public static Map<String, Double> ratios(List<Row> rows) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratio(rows, COLD, FFMPEG).ifPresent(ratio -> ratios.put("cold_to_ffmpeg", ratio));
        ratio(rows, WARM, VERSION).ifPresent(ratio -> ratios.put("warm_to_version", ratio));
        ratio(rows, VERSION, MACHINE).ifPresent(ratio -> ratios.put("version_to_java", ratio));
        return ratios;
    }

    private static Optional<Double> ratio(List<Row> rows, String what, String limit) {
        return median(rows, what).flatMap(time -> median(rows, limit).map(of -> time / of));
    }

    private static Optional<Double> median(List<Row> rows, String what) {
        return rows.stream()
                .filter(row -> row.what().equals(what))
                .map(Row::median)
                .findFirst();
    }

    private double time(Task.Suggest task) throws BadInputException, IOException {
        long start = System.nanoTime();
        run(task, Report.Suggested.class);
        return seconds(start);
    }

    /** Does a task in a process of its own, from its start to its end. */
    private <R extends Report.Result> R run(Task task, Class<R> kind) throws BadInputException, IOException {
        try (Worker worker = workers.start()) {
            R result = worker.run(task, kind, report -> {});
            worker.finish();
            return result;
        } catch (WorkerFailedException e) {
            throw new BadInputException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    private static StageTimes median(List<StageTimes> all) {
        return new StageTimes(
                median(all, StageTimes::decodingSeconds),
                median(all, StageTimes::inferenceSeconds),
                median(all, StageTimes::unsharedSeconds),
                all.get(0).frames());
    }

    private static double median(List<StageTimes> all, ToDoubleFunction<StageTimes> time) {
        return Row.of("", all.stream().mapToDouble(time).boxed().toList()).median();
    }

    static double seconds(long startNanos) {
        return Math.round((System.nanoTime() - startNanos) / 1e6) / 1e3;
    }
}
