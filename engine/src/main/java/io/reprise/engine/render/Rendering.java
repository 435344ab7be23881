package io.reprise.engine.render;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.json.RenderedJson;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.process.CrashMarker;
import io.reprise.media.VideoInfo;
import io.reprise.media.render.Format;
import io.reprise.media.render.QualityTradeoff;
import io.reprise.media.render.RenderJob;
import io.reprise.media.render.Rendered;
import io.reprise.media.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes chosen moments of one video as files. */
public final class Rendering {
    private final RenderRequest request;
    private final int threads;
    private final Listener listener;

    /** Renders as requested, on so many threads. */
    public Rendering(RenderRequest request, int threads, Listener listener) {
        this.request = request;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Refuses a folder that can't be written to before the work rather than after it.
     *
     * @throws BadInputException if it is a file, or a folder that may not be written to
     */
    public static void requireWritable(Path out) throws BadInputException {
        @Nullable Path existing = out.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new BadInputException(
                    "out-not-writable",
                    "cannot write to " + out + ": it is not a folder you may write to; name another");
        }
    }

    /** Renders every suggestion and says in it what was written. */
    public List<SuggestionJson> render(VideoInfo video, String sha256, List<SuggestionJson> suggestions)
            throws BadInputException {
        CrashMarker.workingOn(video.path());
        listener.stage("rendering");
        List<RenderJob> jobs = suggestions.stream().flatMap(this::jobs).toList();
        Renderer renderer = new Renderer(video, sha256, listener::isCancelled);
        List<Rendered> files =
                renderer.renderAll(jobs, threads, done -> listener.progress(done / (double) jobs.size()));
        List<SuggestionJson> rendered = new ArrayList<>();
        int formats = request.formats().size();
        for (SuggestionJson suggestion : suggestions) {
            int first = rendered.size() * formats;
            rendered.add(suggestion.rendered(tell(files.subList(first, first + formats))));
        }
        listener.done();
        return rendered;
    }

    private Stream<RenderJob> jobs(SuggestionJson suggestion) {
        TimeRange range = TimeRange.ofSeconds(suggestion.start(), suggestion.end());
        return request.formats().stream()
                .map(format -> new RenderJob(
                        range, request.file(suggestion.rank(), format), request.options(format, threads)));
    }

    private List<RenderedJson> tell(List<Rendered> files) {
        List<RenderedJson> told = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            told.add(tell(request.formats().get(i), files.get(i)));
        }
        return told;
    }

    private static RenderedJson tell(Format format, Rendered file) {
        String givenUp = file.givenUp().stream().map(QualityTradeoff::toString).collect(Collectors.joining(", "));
        return new RenderedJson(
                format.extension(),
                file.file().toString(),
                file.bytes(),
                file.width(),
                file.height(),
                Math.round(file.framesPerSecond() * 1000) / 1000.0,
                givenUp);
    }
}
