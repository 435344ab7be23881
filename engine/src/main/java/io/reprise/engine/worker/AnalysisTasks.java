package io.reprise.engine.worker;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.Home;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFingerprint;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Tasks that analyse videos into the cache of a home. */
record AnalysisTasks(Consumer<Report> reports) {
    /** The beginning is analysed first only where the rest takes much longer. */
    private static final int MUCH_LONGER = 3;

    Report.Result whole(Task.Analyse task) throws BadInputException {
        Home home = new Home(task.home());
        try (Encoder encoder = encoder(home, task.encoder(), task.threads())) {
            VideoAnalyser analyser = analyser(encoder, home, task.threads()).withPosters();
            reports.accept(new Report.Progress(Stage.OPENING, 0));
            VideoAnalyser.Found found = analyser.probe(task.file());
            if (found.probed().isPresent()) {
                VideoInfo video = found.probed().get();
                reports.accept(new Report.Found(video(found.sha256(), video)));
                first(analyser, video, found.sha256(), task.firstMicros());
            }
            VideoAnalysis analysis = analyser.analyse(found);
            analysis.facts().warnings().forEach(line -> reports.accept(new Report.Warning(line)));
            return new Report.Analysed(video(analysis));
        }
    }

    /** Analyses the beginning early; should that fail, the whole fails the same way, or does not need it. */
    private void first(VideoAnalyser analyser, VideoInfo video, String sha256, long micros) throws BadInputException {
        if (micros > 0 && video.durationMicros() > MUCH_LONGER * micros) {
            analyser.analyseFirst(video, sha256, micros);
            reports.accept(new Report.First(video(sha256, video)));
        }
    }

    Report.Result clips(Task.Look task) throws BadInputException {
        Home home = new Home(task.home());
        try (Encoder encoder = encoder(home, task.encoder(), 1)) {
            VideoAnalyser analyser = analyser(encoder, home, 1);
            for (Path file : task.files()) {
                try {
                    reports.accept(new Report.Found(video(analyser.analyse(analyser.probe(file)))));
                } catch (BadInputException e) {
                    reports.accept(new Report.Unusable(e.code(), String.valueOf(e.getMessage())));
                }
            }
        }
        return new Report.Done();
    }

    Report.Result compare(Task.Compare task) throws BadInputException {
        ClipFingerprint clip = ClipFingerprint.of(VideoProbe.probe(task.file()), 1);
        for (Path other : task.others()) {
            if (clip.isCopyOf(ClipFingerprint.of(VideoProbe.probe(other), 1))) {
                return new Report.Compared(other);
            }
        }
        return new Report.Compared(null);
    }

    private static Encoder encoder(Home home, String name, int threads) throws BadInputException {
        EncoderStore store = new EncoderStore(home.encoders());
        return new Encoders(store, BuiltinEncoder::new, ExecutionDevice.CPU, threads).of(name);
    }

    private VideoAnalyser analyser(Encoder encoder, Home home, int threads) {
        // what a run calls its stage names the file, which is the server's own affair
        ReportingListener listener =
                new ReportingListener(reports, false, (name, part) -> new Report.Progress(Stage.ANALYSING, part));
        ContentHash hashes = ContentHash.cachedIn(home);
        return new VideoAnalyser(encoder, hashes, Optional.of(new FeatureCache(home)), threads, listener);
    }

    private static Report.Video video(String sha256, VideoInfo video) {
        return new Report.Video(sha256, video.durationMicros(), video.width(), video.height(), video.framesPerSecond());
    }

    private static Report.Video video(VideoAnalysis analysis) {
        VideoFacts facts = analysis.facts();
        return new Report.Video(
                analysis.sha256(), facts.durationMicros(), facts.width(), facts.height(), facts.framesPerSecond());
    }
}
