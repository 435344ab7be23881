package io.reprise.app.cli;

import io.reprise.app.store.StoredHistory;
import io.reprise.core.error.BadInputException;
import io.reprise.engine.json.Answer;
import io.reprise.engine.render.Timeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suggest}: finds the moments, renders nothing. */
@Command(
        name = "suggest",
        description = "Find the moments of a video that this person would clip, without rendering them.",
        footer = {"", "Example:", "  reprise suggest film.mp4 --like my-gifs/ --like other.mp4@12.5-16 --top 5"})
final class SuggestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "VIDEO", description = "The video.")
    Path video = Path.of("");

    @Mixin
    RankingOptions ranking = new RankingOptions();

    @Option(
            names = "--all",
            description = "With --json: every segment with its score and the cuts, not only the chosen.")
    boolean all;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Write the suggestions to a file that you may edit;" + " make --timeline FILE renders it.")
    @Nullable
    Path timeline;

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        Answer answer;
        try (StoredHistory memory = ranking.memory()) {
            answer = ranking.pipeline(memory).suggest(ranking.request(video, all), TextProgress.of(output));
        }
        if (timeline != null) {
            Timeline.write(timeline, answer);
        }
        if (output.isJson()) {
            output.printJson(answer);
        } else {
            new TextReport(output.out()).print(answer);
        }
        return ExitCode.DONE;
    }
}
