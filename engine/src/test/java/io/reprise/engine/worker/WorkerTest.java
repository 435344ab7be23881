package io.reprise.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.core.error.ErrorKind;
import io.reprise.core.feature.NpyFile;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.FeatureJob;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.engine.process.WorkerLimits;
import io.reprise.engine.testing.DrawnFilm;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes on drawn films. */
@Timeout(120)
class WorkerTest {
    private static final CacheLimit CACHE = new CacheLimit(1 << 30);

    @TempDir
    Path folder;

    private Path home;
    private Path film;

    @BeforeEach
    void draw() throws Exception {
        home = folder.resolve("home");
        film = DrawnFilm.write(folder.resolve("film.mp4"), 3, 7);
    }

    private static WorkerSettings settings(WorkerLimits limits) {
        return WorkerSettings.command(WorkerMain.class, limits);
    }

    private Request request(Path video) {
        return new RequestBuilder(video).history(false).threads(1).all(true).build();
    }

    @Test
    void oneWorkerDoesTaskAfterTaskAndABadFileDoesNotEndIt() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.mp4"), "no video");
        List<Report> reports = new ArrayList<>();
        try (Worker worker = settings(WorkerLimits.DEFAULT).start()) {
            Task analyse = new Task.Analyse(home, film, 1, 0, "builtin");
            Report.Video video =
                    worker.run(analyse, Report.Analysed.class, reports::add).video();
            assertThat(video.durationMicros()).isEqualTo(9_000_000);
            assertThat(new FeatureCache(new Home(home)).facts(video.sha256())).isPresent();
            assertThat(reports)
                    .hasAtLeastOneElementOfType(Report.Found.class)
                    .hasAtLeastOneElementOfType(Report.Progress.class);

            WorkerFailedException e = catchThrowableOfType(
                    WorkerFailedException.class,
                    () -> worker.run(new Task.Analyse(home, bad, 1, 0, "builtin"), Report.Analysed.class, r -> {}));
            assertThat(e.kind()).isEqualTo(ErrorKind.INPUT);
            assertThat(e).hasMessageContaining("bad.mp4");
            assertThat(worker.isAlive()).isTrue();

            Path picture = folder.resolve("frame.jpg");
            worker.run(new Task.Picture(film, 1_000_000, 80, picture), Report.Done.class, r -> {});
            assertThat(picture).isNotEmptyFile();
        }
    }

    @Test
    void aWorkerSuggestsWhatThisProcessSuggests() throws Exception {
        Pipeline here = new Pipeline(new Home(home), CACHE);
        Answer mine = here.suggest(request(film), Listener.SILENT);
        try (Worker worker = settings(WorkerLimits.DEFAULT).start()) {
            Task task = new Task.Suggest(home, CACHE, request(film), null, true);
            List<Report> reports = new ArrayList<>();
            Answer theirs =
                    worker.run(task, Report.Suggested.class, reports::add).answer();
            assertThat(theirs.suggestions()).isNotEmpty().isEqualTo(mine.suggestions());
            assertThat(theirs.segments()).isEqualTo(mine.segments());
            assertThat(theirs.video()).isEqualTo(mine.video());
            assertThat(reports).hasAtLeastOneElementOfType(Report.PlanLine.class);
        }
    }

    @Test
    void featuresAreWritten() throws Exception {
        Path target = folder.resolve("film.npy");
        FeatureJob job = new FeatureJob(film, target, "builtin", ExecutionDevice.CPU, "uniform:2", true, 1);
        try (Worker worker = settings(WorkerLimits.DEFAULT).start()) {
            Report.Features features =
                    worker.run(new Task.Features(home, CACHE, job), Report.Features.class, report -> {});
            assertThat(features.segments()).isEqualTo(NpyFile.read(target).rows());
            assertThat(features.segments()).isBetween(4, 5);
        }
    }

    @Test
    void anUnknownEncoderIsToldByItsKind() throws Exception {
        try (Worker worker = settings(WorkerLimits.DEFAULT).start()) {
            WorkerFailedException e = catchThrowableOfType(
                    WorkerFailedException.class,
                    () -> worker.run(
                            new Task.Look(home, List.of(film), "no-such-encoder"), Report.Done.class, report -> {}));
            assertThat(e.kind()).isEqualTo(ErrorKind.MISSING);
            assertThat(e.code()).isEqualTo("unknown-encoder");
        }
    }

    @Test
    void aTaskThatTakesTooLongEndsItsWorkerWhoeverStartedIt() throws Exception {
        WorkerLimits brief = WorkerLimits.DEFAULT.withTime(Duration.ofMillis(1));
        try (Worker worker = settings(brief).start()) {
            WorkerFailedException e = catchThrowableOfType(
                    WorkerFailedException.class,
                    () -> worker.run(new Task.Analyse(home, film, 1, 0, "builtin"), Report.Analysed.class, r -> {}));
            assertThat(e.code()).isEqualTo("time-limit");
            assertThat(worker.isAlive()).isFalse();
        }
    }

    /** It could not delete what it wrote; whoever started it does. */
    @Test
    void whatAKilledWorkerHadBegunIsDeleted() throws Exception {
        Path out = folder.resolve("out");
        Task.Clip clip = new Task.Clip(
                0, 9_000_000, Format.GIF, Framing.DEFAULT, 25, 100, null, Effects.NONE, out.resolve("a.gif"));
        try (Worker worker = settings(WorkerLimits.DEFAULT).start()) {
            Thread kills = new Thread(() -> killOnceThereIsAPart(worker, out));
            kills.start();
            Task render = new Task.Render(film, "ab".repeat(32), List.of(clip), 1);
            WorkerFailedException e = catchThrowableOfType(
                    WorkerFailedException.class, () -> worker.run(render, Report.Written.class, report -> {}));
            kills.join();
            assertThat(e).hasMessageContaining("was killed (signal 9)");
            assertThat(out).isEmptyDirectory();
        }
    }

    private static void killOnceThereIsAPart(Worker worker, Path out) {
        while (worker.isAlive()) {
            String[] names = out.toFile().list();
            if (names != null && names.length > 0) {
                ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly);
                return;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aPoolKeepsAVideosWorkerWarm() throws Exception {
        try (WorkerPool pool = new WorkerPool(settings(WorkerLimits.DEFAULT), 1)) {
            Path first = folder.resolve("1.jpg");
            Path second = folder.resolve("2.jpg");
            assertThat(pool.ask("film", new Task.Picture(film, 0, 80, first))).isTrue();
            long start = System.nanoTime();
            assertThat(pool.ask("film", new Task.Picture(film, 2_000_000, 80, second)))
                    .isTrue();
            assertThat(second).isNotEmptyFile();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(io.reprise.engine.process.WorkerProcesses.count()).isZero();
    }
}
