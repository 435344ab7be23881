package io.reprise.app.benchmark;

import io.reprise.engine.json.Answer;
import io.reprise.engine.worker.Report;
import io.reprise.engine.worker.Task;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.RenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One moment as a GIF, by this program as {@code make} does it by default, by ffmpeg's palettes and by gifski, all in the
 * size and at the rate that the first chose. gifski is given the pictures as PNG files, which are not timed.
 */
final class GifTimes {
    private static final double SECONDS = 4;

    private final Path video;
    private final Answer.Video facts;
    private final int threads;
    private final Path folder;

    /**
     * Prepares to render the middle of a video.
     *
     * @param facts of the video
     * @param folder for the files, empty
     */
    GifTimes(Path video, Answer.Video facts, int threads, Path folder) {
        this.video = video;
        this.facts = facts;
        this.threads = threads;
        this.folder = folder;
    }

    /** This program's own rendering. */
    Task.Render task() {
        RenderOptions usual = RenderOptions.DEFAULT;
        Task.Clip clip = new Task.Clip(
                Math.round(start() * 1e6),
                Math.round((start() + length()) * 1e6),
                Format.GIF,
                usual.framing(),
                usual.framesPerSecond(),
                usual.quality(),
                null,
                Effects.NONE,
                folder.resolve("reprise.gif"));
        return new Task.Render(video, facts.sha256(), List.of(clip), threads);
    }

    /** The moment as the program rendered it. */
    Moment moment(Report.Written written) {
        Report.File file = written.files().get(0);
        return new Moment(video, start(), length(), file.width(), file.fps());
    }

    /** Seconds of ffmpeg; empty if it is not installed or fails. */
    Optional<Double> palettes(Moment moment) throws IOException {
        return FfmpegProgram.gif(moment, threads, folder.resolve("ffmpeg.gif"));
    }

    /** Seconds of gifski; empty if it is not installed or fails, or there is no ffmpeg to make the pictures. */
    Optional<Double> gifski(Moment moment) throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        if (!FfmpegProgram.pictures(moment, pictures)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("gifski", "--quiet", "--quality"));
        command.add(Integer.toString(RenderOptions.USUAL_QUALITY));
        command.addAll(List.of("--fps", String.format(Locale.ROOT, "%.3f", moment.framesPerSecond())));
        command.addAll(List.of("-o", folder.resolve("gifski.gif").toString()));
        try (Stream<Path> files = Files.list(pictures)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        return TimedProgram.seconds(command);
    }

    private double length() {
        return Math.min(SECONDS, facts.duration());
    }

    private double start() {
        return (facts.duration() - length()) / 2;
    }
}
