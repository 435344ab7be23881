package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.learn.clips.Clip;
import io.reprise.learn.clips.ClipMaterial;
import io.reprise.learn.clips.ClipQuestion.Target;
import io.reprise.learn.clips.JoinedVideo;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.ClipJoiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets as real files: the clips are joined to one MP4, which is analysed and cut in segments as the product does by
 * default. A segment counts as what most of it shows.
 */
final class ShotsMaterial implements ClipMaterial {
    private final ClipAnalyser analyser;
    private final ClipHistories histories;
    private final String segments;
    private final WorkFiles work;
    private final int threads;
    private final Listener listener;

    /** With segments "shots" or "uniform:S". */
    ShotsMaterial(
            ClipAnalyser analyser,
            ClipHistories histories,
            String segments,
            WorkFiles work,
            int threads,
            Listener listener) {
        this.analyser = analyser;
        this.histories = histories;
        this.segments = segments;
        this.work = work;
        this.threads = threads;
        this.listener = listener;
    }

    @Override
    public FeatureSpec spec() {
        return analyser.spec();
    }

    @Override
    public JoinedVideo join(Target target) throws BadInputException {
        Path file = work.file(target.id() + ".mp4");
        List<VideoInfo> videos = new ArrayList<>();
        for (Clip clip : target.clips()) {
            videos.add(VideoProbe.probe(clip.file()));
        }
        List<TimeRange> bounds = ClipJoiner.join(videos, file, threads, listener::isCancelled);
        VideoAnalysis seen = analyser.analyse(file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            listener.warning("the joined video " + file + " could not be deleted: " + e.getMessage());
        }
        return new JoinedVideo(RankableVideos.of(seen, segments), target.clips(), bounds);
    }

    @Override
    public History history(List<Clip> clips) {
        return histories.of(clips);
    }
}
