package io.reprise.app.benchmark;

import io.reprise.app.history.WorkFolder;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.StageTimes;
import io.reprise.engine.home.Home;
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

/**
 * Times the program's stages beside what others take for the same work: {@code suggest} with nothing and with everything
 * cached, rendering and the start as whole processes, the Java machine's start included; decoding and the encoder alone
 * inside a process. The ffmpeg program and gifski are run where they are installed, with the same threads. Everything
 * alternates, so that all see the same minute; medians are compared.
 */
public final class Speed {
    private static final int MOST_RUNS = 100;

    private final WorkerSettings workers;
    private final JavaStart start;
    private final int runs;
    private final Listener listener;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final List<StageTimes> parts = new ArrayList<>();

    /**
     * Prepares to measure.
     *
     * @param workers how the measured processes are started
     * @param main class of the program's entry, to time its start
     * @param runs how often each is run, 1 to 100
     */
    public Speed(WorkerSettings workers, Class<?> main, int runs, Listener listener) {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new InvalidValueException("runs", "runs are 1 to " + MOST_RUNS + ", not " + runs);
        }
        this.workers = workers;
        this.start = new JavaStart(main);
        this.runs = runs;
        this.listener = listener;
    }

    /**
     * What is run.
     *
     * @param cold suggests without the cache
     * @param warm the same with it
     * @param parts decoding and the encoder, each alone
     */
    public record Jobs(Task.Suggest cold, Task.Suggest warm, Task.Measure parts) {}

    /**
     * All that was measured.
     *
     * @param parts medians of decoding and the encoder
     */
    public record Measured(SpeedTable table, StageTimes parts) {
        /** Time of {@code suggest} with nothing cached over that of the longer of decoding and the encoder. */
        public double coldToLongerHalf() {
            return table.median(SpeedTable.COLD) / parts.longerSeconds();
        }
    }

    /**
     * Runs all, alternating.
     *
     * @throws BadInputException if the video can't be used
     */
    public Measured measure(Jobs jobs) throws BadInputException, IOException {
        Path video = jobs.cold().request().video();
        int threads = jobs.cold().request().threads();
        Report.Suggested known = run(jobs.warm(), Report.Suggested.class); // fills the cache
        try (WorkFolder folder = WorkFolder.in(new Home(jobs.warm().home()))) {
            GifTimes gifs = new GifTimes(video, known.answer().video(), threads, folder.path());
            Moment moment = gifs.moment(run(gifs.task(), Report.Written.class));
            listener.stage("measuring");
            for (int run = 0; run < runs; run++) {
                starts();
                analyses(jobs, video, threads);
                renders(gifs, moment);
                listener.progress((run + 1.0) / runs);
            }
        }
        listener.done();
        return new Measured(SpeedTable.of(seconds), StageTimes.median(parts));
    }

    private void starts() throws IOException {
        add(SpeedTable.VERSION, start.version());
        add(SpeedTable.MACHINE, start.machine());
    }

    private void analyses(Jobs jobs, Path video, int threads) throws BadInputException, IOException {
        FfmpegProgram.decode(video, threads).ifPresent(time -> add(SpeedTable.FFMPEG, time));
        add(SpeedTable.COLD, time(jobs.cold(), Report.Suggested.class));
        add(SpeedTable.WARM, time(jobs.warm(), Report.Suggested.class));
        StageTimes times = run(jobs.parts(), Report.Measured.class).times();
        parts.add(times);
        add(SpeedTable.DECODE, times.decodingSeconds());
        add(SpeedTable.ENCODER, times.inferenceSeconds());
        if (times.runtimeSeconds() != null) {
            add(SpeedTable.RUNTIME, times.runtimeSeconds());
        }
    }

    private void renders(GifTimes gifs, Moment moment) throws BadInputException, IOException {
        add(SpeedTable.RENDER, time(gifs.task(), Report.Written.class));
        gifs.palettes(moment).ifPresent(time -> add(SpeedTable.PALETTES, time));
        gifs.gifski(moment).ifPresent(time -> add(SpeedTable.GIFSKI, time));
    }

    private void add(String what, double time) {
        seconds.computeIfAbsent(what, none -> new ArrayList<>()).add(Math.round(time * 1e3) / 1e3);
    }

    private double time(Task task, Class<? extends Report.Result> kind) throws BadInputException, IOException {
        long begin = System.nanoTime();
        run(task, kind);
        return (System.nanoTime() - begin) / 1e9;
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
}
