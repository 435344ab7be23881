package io.reprise.app.cli;

import io.reprise.app.store.StoredHistory;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.json.Answer;
import io.reprise.engine.render.RenderRequest;
import io.reprise.engine.render.Timeline;
import io.reprise.engine.worker.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code make}: the main job. */
@Command(
        name = "make",
        description = {
            "Find the moments of a video that this person would clip, and write them as GIFs.",
            "Several videos are worked on one after the other, each in a process of its own; a bad one does not stop the"
                    + " others."
        },
        footer = {"", "Example:", "  reprise make film.mp4 --like my-gifs/ --out gifs --max-size 8MB"})
final class MakeCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "VIDEO", description = "The videos.")
    List<Path> videos = new ArrayList<>();

    @Mixin
    RankingOptions ranking = new RankingOptions();

    @Mixin
    RenderingOptions rendering = new RenderingOptions();

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Render the moments of this file, which suggest --timeline wrote and you may have edited; the"
                    + " video need not be named. If there is no such file, the suggestions are written to it.")
    @Nullable
    Path timeline;

    @Mixin
    WorkerOptions workers = new WorkerOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        if (timeline != null && videos.size() > 1) {
            throw new InvalidValueException(
                    "timeline", "a timeline belongs to one video; " + videos.size() + " are named");
        }
        if (timeline != null && (Files.exists(timeline) || videos.isEmpty())) {
            return renderTimeline(timeline);
        }
        if (videos.isEmpty()) {
            throw new InvalidValueException("VIDEO", "name at least one video, as in: reprise make film.mp4");
        }
        return videos.size() == 1 ? makeOne(videos.get(0)) : makeSeveral();
    }

    private int makeOne(Path video) throws BadInputException {
        RenderRequest files = rendering.request(RenderRequest.nameFor(video));
        Answer answer;
        try (StoredHistory memory = ranking.memory()) {
            answer = ranking.pipeline(memory).make(ranking.request(video, false), files, TextProgress.of(output));
        }
        if (timeline != null) {
            Timeline.write(timeline, answer);
        }
        print(answer);
        return ExitCode.DONE;
    }

    private int renderTimeline(Path file) throws BadInputException {
        Timeline edited = Timeline.read(file);
        Path video = videos.isEmpty() ? edited.video() : videos.get(0);
        RenderRequest files = rendering.request(RenderRequest.nameFor(video));
        print(ranking.pipeline(StoredHistory.none())
                .render(ranking.request(video, false), edited, files, TextProgress.of(output)));
        return ExitCode.DONE;
    }

    private int makeSeveral() throws IOException {
        List<Task.Suggest> tasks = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Path video : videos) {
            String name = RenderRequest.nameFor(video);
            int count = names.merge(name, 1, Integer::sum);
            RenderRequest files = rendering.request(count == 1 ? name : name + "-" + count);
            tasks.add(ranking.task(video, files, !output.isQuiet()));
        }
        return new Batch(output, workers.workers(ranking.device)).run(tasks);
    }

    private void print(Answer answer) {
        if (output.isJson()) {
            output.printJson(answer);
        } else {
            new TextReport(output.out()).print(answer);
        }
    }
}
