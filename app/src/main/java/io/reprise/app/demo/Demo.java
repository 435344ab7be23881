package io.reprise.app.demo;

import io.reprise.core.error.BadInputException;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.json.Answer;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.engine.process.CrashMarker;
import io.reprise.engine.render.RenderRequest;
import io.reprise.media.demo.DemoFilm;
import io.reprise.media.demo.DemoViewer;
import io.reprise.media.demo.Scene;
import io.reprise.media.demo.SceneKind;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the demo film and makes GIFs of it for two viewers with different histories. */
public final class Demo {
    private static final long SEED = 1;
    private static final String FILM = "demo-film.mp4";

    private final Pipeline pipeline;
    private final int threads;
    private final Listener listener;

    /** A demo on a pipeline. */
    public Demo(Pipeline pipeline, int threads, Listener listener) {
        this.pipeline = pipeline;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * What came out.
     *
     * @param film the film that was drawn
     * @param viewers one after the other
     */
    public record Result(String film, List<Viewer> viewers) {}

    /**
     * One viewer and the GIFs made for him.
     *
     * @param name what he is called
     * @param likes the kinds of scene his history shows
     * @param shows the kind of scene that each new GIF shows, in the order of the suggestions
     * @param answer the run
     */
    public record Viewer(String name, List<String> likes, List<String> shows, Answer answer) {}

    /**
     * Draws the film into the folder and makes the GIFs beside it.
     *
     * @throws BadInputException if the folder can't be written to
     */
    public Result run(Path out) throws BadInputException {
        listener.plan("plan: draw a film, then make GIFs of it for two viewers, into " + out);
        DemoFilm film = new DemoFilm(SEED);
        Path file = out.resolve(FILM);
        listener.stage("drawing " + FILM);
        CrashMarker.workingOn(file);
        film.write(file, threads);
        listener.done();
        List<Viewer> viewers = new ArrayList<>();
        for (DemoViewer viewer : DemoViewer.two(film.scenes())) {
            viewers.add(serve(viewer, film, file, out));
        }
        return new Result(file.toString(), viewers);
    }

    private Viewer serve(DemoViewer viewer, DemoFilm film, Path file, Path out) throws BadInputException {
        List<String> likes = viewer.history().stream()
                .map(range -> file + "@" + range.startSeconds() + "-" + range.endSeconds())
                .toList();
        ChooseOptions choose = ChooseOptions.DEFAULT.withTop(viewer.wanted().size());
        Request request = new RequestBuilder(file)
                .likes(likes) // the pipeline of a demo knows no store: the history is these alone
                .choose(choose)
                .threads(threads)
                .build();
        RenderRequest files = new RenderRequest(
                out,
                viewer.name(),
                List.of(Format.GIF),
                Framing.DEFAULT,
                12,
                RenderOptions.USUAL_QUALITY,
                null,
                Effects.NONE);
        Answer answer = pipeline.make(request, files, listener);
        List<String> shows = answer.suggestions().stream()
                .map(suggestion -> TimeRange.ofSeconds(suggestion.start(), suggestion.end()))
                .map(range -> shown(film.scenes(), range).title())
                .toList();
        return new Viewer(
                viewer.name(), viewer.likes().stream().map(SceneKind::title).toList(), shows, answer);
    }

    private static SceneKind shown(List<Scene> scenes, TimeRange range) {
        return scenes.stream()
                .max(Comparator.comparingLong(scene -> scene.range().overlapMicros(range)))
                .orElseThrow()
                .kind();
    }
}
