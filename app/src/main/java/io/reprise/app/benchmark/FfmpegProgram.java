package io.reprise.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ffmpeg program, if it is installed: something to be compared with, not something that is needed. */
final class FfmpegProgram {
    private static final String PALETTES = "split[a][b];[a]palettegen[p];[b][p]paletteuse";

    private FfmpegProgram() {}

    /** Seconds it takes to decode video and sound; empty if it is not installed or fails. */
    static Optional<Double> decode(Path video, int threads) throws IOException {
        List<String> command = command(threads);
        command.addAll(List.of("-i", "file:" + video, "-f", "null", "-"));
        return TimedProgram.seconds(command);
    }

    /** Seconds it takes to write a moment as a GIF with a palette of its own; empty if it is not installed or fails. */
    static Optional<Double> gif(Moment moment, int threads, Path out) throws IOException {
        List<String> command = command(threads);
        command.addAll(moment.input());
        command.addAll(List.of("-filter_complex", moment.filter() + "," + PALETTES, "-y", "file:" + out));
        return TimedProgram.seconds(command);
    }

    /** Writes a moment's pictures as PNG files, 001.png and so on; false if it is not installed or fails. */
    static boolean pictures(Moment moment, Path folder) throws IOException {
        List<String> command = command(1);
        command.addAll(moment.input());
        command.addAll(List.of("-vf", moment.filter(), "-y", "file:" + folder.resolve("%03d.png")));
        return TimedProgram.seconds(command).isPresent();
    }

    private static List<String> command(int threads) {
        return new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "quiet", "-threads", Integer.toString(threads)));
    }
}
