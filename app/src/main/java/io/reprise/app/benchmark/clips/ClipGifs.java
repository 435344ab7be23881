package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.Origin;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Clips as GIF files that the product renders of them, as it does by default, and looks at again. Each is deleted once it
 * was looked at.
 *
 * @param files what the GIFs look like
 * @param origins where they say they were cut from
 */
record ClipGifs(Map<Clip, AnalysedClip> files, Map<Clip, Origin> origins) {
    static ClipGifs of(Map<Clip, AnalysedClip> clips, ClipAnalyser analyser, int threads, Listener listener)
            throws BadInputException {
        listener.stage("rendering " + clips.size() + " GIFs and looking at them");
        Map<Clip, AnalysedClip> files = new HashMap<>();
        Map<Clip, Origin> origins = new HashMap<>();
        try (WorkFiles work = new WorkFiles()) {
            for (AnalysedClip clip : clips.values()) {
                Path gif = work.file("clip.gif");
                VideoInfo video = VideoProbe.probe(clip.clip().file());
                TimeRange whole = new TimeRange(0, video.durationMicros());
                new Renderer(video, clip.sha256(), listener::isCancelled)
                        .render(whole, gif, RenderOptions.DEFAULT.withThreads(threads));
                VideoAnalysis seen = analyser.analyse(gif);
                files.put(clip.clip(), ClipAnalyser.clip(clip.clip(), seen));
                if (seen.facts().origin().isPresent()) {
                    origins.put(clip.clip(), seen.facts().origin().get());
                }
                Files.delete(gif);
                listener.progress(files.size() / (double) clips.size());
            }
        } catch (IOException e) {
            throw new BadInputException("write-failed", "the GIFs can't be written: " + e.getMessage(), e);
        }
        listener.done();
        return new ClipGifs(files, origins);
    }
}
