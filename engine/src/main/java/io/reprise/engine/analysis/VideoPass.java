package io.reprise.engine.analysis;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.history.Origin;
import io.reprise.core.rank.SignalTrack;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.process.CrashMarker;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.AnalysisResult;
import io.reprise.media.VideoInfo;
import io.reprise.media.crop.BarDetector;
import io.reprise.media.cut.CutDetector;
import io.reprise.media.render.SourceNote;
import io.reprise.vision.builtin.BuiltinExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One decoding of a video for everybody who looks or listens: the encoders, the generic signals, the cuts. */
final class VideoPass {
    private final List<Encoder> encoders;
    private final int threads;
    private final Listener listener;
    private final Optional<Path> posters;

    VideoPass(List<Encoder> encoders, int threads, Listener listener) {
        this(encoders, threads, listener, Optional.empty());
    }

    /**
     * Prepares to decode.
     *
     * @param posters the folder for pictures of the video; empty for none
     */
    VideoPass(List<Encoder> encoders, int threads, Listener listener, Optional<Path> posters) {
        this.encoders = encoders;
        this.threads = threads;
        this.listener = listener;
        this.posters = posters;
    }

    /** What was seen; the tracks are one an encoder, in their order. */
    record Seen(VideoFacts facts, SignalTrack signals, List<FeatureTrack> tracks) {}

    Seen run(VideoInfo video) throws BadInputException {
        return run(video, video.durationMicros(), options());
    }

    /** Looks at the beginning alone, as if that were all of it. */
    Seen first(VideoInfo video, long micros) throws BadInputException {
        return run(video, micros, options().withRange(new TimeRange(0, micros)));
    }

    private Seen run(VideoInfo video, long micros, AnalysisOptions options) throws BadInputException {
        CrashMarker.workingOn(video.path());
        VideoInfo shown = video.cropped(BarDetector.find(video));
        return look((sinks, signals, cuts, extractors) -> {
            posters.ifPresent(folder -> sinks.add(new Posters(folder, shown, listener)));
            AnalysisResult result = AnalysisPass.run(shown, sinks, options);
            List<FeatureTrack> tracks =
                    extractors.stream().map(FeatureExtractor::finish).toList();
            return new Seen(facts(video, micros, result, cuts.cutsMicros()), signals.signals(), tracks);
        });
    }

    /**
     * Looks at parts of a video as at the whole, for nothing but the time it takes.
     *
     * @param ranges in their order
     * @param each how a part is looked at
     */
    void sample(VideoInfo video, List<TimeRange> ranges, UnaryOperator<AnalysisOptions> each) throws BadInputException {
        CrashMarker.workingOn(video.path());
        look((sinks, signals, cuts, extractors) -> {
            for (TimeRange range : ranges) {
                try {
                    AnalysisPass.run(video, sinks, each.apply(options().withSample(range)));
                } catch (CancellationException e) {
                    if (listener.isCancelled()) {
                        throw e;
                    }
                }
            }
            return ranges.size();
        });
    }

    /** What is done with everybody who looks. */
    @FunctionalInterface
    private interface Work<T> {
        T of(List<FrameSink> sinks, BuiltinExtractor signals, CutDetector cuts, List<FeatureExtractor> extractors)
                throws BadInputException;
    }

    private <T> T look(Work<T> work) throws BadInputException {
        List<FeatureExtractor> extractors = new ArrayList<>();
        try (BuiltinExtractor own = BuiltinExtractor.ofSignals()) {
            encoders.forEach(encoder -> extractors.add(encoder.open()));
            BuiltinExtractor signals = extractors.stream()
                    .filter(BuiltinExtractor.class::isInstance)
                    .map(BuiltinExtractor.class::cast)
                    .findFirst()
                    .orElse(own);
            CutDetector cuts = new CutDetector();
            List<FrameSink> sinks = new ArrayList<>();
            extractors.forEach(extractor -> sinks.addAll(extractor.sinks()));
            sinks.add(cuts);
            if (signals == own) {
                sinks.addAll(own.sinks());
            }
            return work.of(sinks, signals, cuts, extractors);
        } finally {
            extractors.forEach(FeatureExtractor::close);
        }
    }

    private AnalysisOptions options() {
        return AnalysisOptions.standard()
                .withThreads(Math.max(
                        1,
                        threads - encoders.stream().mapToInt(Encoder::threads).sum()))
                .withCancelled(listener::isCancelled)
                .withProgress(listener::progress);
    }

    private static VideoFacts facts(VideoInfo video, long micros, AnalysisResult result, long[] cuts) {
        long[] inside = Arrays.stream(cuts)
                .filter(cut -> cut > 0 && cut < micros)
                .distinct()
                .toArray();
        List<String> warnings = new ArrayList<>();
        if (result.packetsDamaged() > 0) {
            warnings.add(video.path() + " is damaged: " + result.packetsDamaged()
                    + " of its pictures can't be decoded; the rest is used");
        }
        return new VideoFacts(
                micros,
                video.width(),
                video.height(),
                video.framesPerSecond(),
                result.soundHeard(),
                inside,
                origin(video),
                video.streams().offsetMicros(),
                warnings);
    }

    /** Where it was cut from, if this program made it and it says so. */
    private static @Nullable Origin origin(VideoInfo video) {
        try {
            return SourceNote.read(video.path())
                    .map(note -> new Origin(note.video(), note.range()))
                    .orElse(null);
        } catch (IOException e) {
            return null; // it was decoded, so it can be read: this only says nothing of its origin
        }
    }
}
