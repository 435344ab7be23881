package io.reprise.app.cli;

import io.reprise.media.render.Effects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code make} that change a moment beside showing it. */
final class EffectOptions {
    @Option(
            names = "--loop",
            paramLabel = "N",
            defaultValue = "0",
            description = "How often a file is played, 0 for ever (default: ${DEFAULT-VALUE}). An MP4, whose players"
                    + " decide themselves, repeats the moment so many times in the file.")
    int loop;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "How fast: 2 is twice as fast, 0.5 half; the sound of an MP4 keeps its pitch (default:"
                    + " ${DEFAULT-VALUE}).")
    double speed = 1;

    @Option(names = "--boomerang", description = "Play it backwards after it was played; without sound.")
    boolean boomerang;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "A caption drawn into every file; \\n in it begins a new line.")
    @Nullable
    String text;

    @Option(
            names = "--subtitles",
            paramLabel = "S",
            arity = "0..1",
            fallbackValue = "auto",
            description = "Draw the video's subtitles into the files: auto for the first there are (in the video, or"
                    + " beside it as NAME.srt, .ass or .vtt), the number of a stream, or a subtitle file.")
    @Nullable
    String subtitles;

    Effects effects() {
        return new Effects(loop, speed, boomerang, text == null ? null : text.replace("\\n", "\n"), subtitles);
    }
}
