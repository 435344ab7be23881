package io.reprise.engine.worker;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.Frame;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Posters;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.FrameImage;
import io.reprise.media.render.QualityTradeoff;
import io.reprise.media.render.RenderJob;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Rendered;
import io.reprise.media.render.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Tasks that write files that show a video. */
record RenderTasks(Consumer<Report> reports) {
    Report.Result files(Task.Render task) throws BadInputException {
        VideoInfo video = VideoProbe.probe(task.file());
        Renderer renderer = new Renderer(video, task.sha256(), () -> false);
        List<RenderJob> jobs = task.clips().stream()
                .map(clip -> new RenderJob(
                        new TimeRange(clip.startMicros(), clip.endMicros()), clip.out(), options(clip, task.threads())))
                .toList();
        reports.accept(new Report.Progress(Stage.RENDERING, 0));
        List<Rendered> files = renderer.renderAll(
                jobs,
                task.threads(),
                done -> reports.accept(new Report.Progress(Stage.RENDERING, done / (double) jobs.size())));
        return new Report.Written(IntStream.range(0, files.size())
                .mapToObj(i -> file(task.clips().get(i), files.get(i)))
                .toList());
    }

    private static RenderOptions options(Task.Clip clip, int threads) {
        OptionalLong limit = clip.maxBytes() == null ? OptionalLong.empty() : OptionalLong.of(clip.maxBytes());
        return new RenderOptions(
                clip.format(), clip.framing(), clip.framesPerSecond(), clip.quality(), limit, threads, clip.effects());
    }

    private static Report.File file(Task.Clip clip, Rendered file) {
        return new Report.File(
                clip.format().extension(),
                file.bytes(),
                file.width(),
                file.height(),
                Math.round(file.framesPerSecond() * 1000) / 1000.0,
                file.givenUp().stream().map(QualityTradeoff::toString).toList());
    }

    Report.Result picture(Task.Picture task) throws BadInputException, IOException {
        Frame frame = FrameImage.at(VideoProbe.probe(task.file()), task.atMicros(), task.width());
        Posters.write(frame, task.out());
        return new Report.Done();
    }
}
