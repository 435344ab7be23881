package io.reprise.app.benchmark.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.Clip;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at files with one encoder the way the product does, each once; what the cache holds is not decoded again. */
public final class ClipAnalyser implements AutoCloseable {
    private final Home home;
    private final CacheLimit limit;
    private final Encoder encoder;
    private final VideoAnalyser analyser;
    private final Listener listener;

    /**
     * How to look.
     *
     * @param encoder a name or a manifest
     * @param device what a network runs on
     * @param cache whether to use and keep what was seen
     * @param threads for decoding and looking
     */
    public record How(String encoder, ExecutionDevice device, boolean cache, int threads) {}

    /**
     * Gets ready.
     *
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder
     */
    public ClipAnalyser(Home home, CacheLimit limit, How how, Listener listener) throws BadInputException {
        this.home = home;
        this.limit = limit;
        this.listener = listener;
        encoder = new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, how.device(), how.threads())
                .of(how.encoder());
        analyser = new VideoAnalyser(
                encoder,
                how.cache() ? ContentHash.cachedIn(home) : ContentHash.uncached(),
                how.cache() ? Optional.of(new FeatureCache(home)) : Optional.empty(),
                how.threads(),
                new Quiet(listener));
    }

    /** What the features are. */
    public FeatureSpec spec() {
        return encoder.spec();
    }

    /**
     * Looks at all clips.
     *
     * @throws BadInputException if one can't be used, naming it
     */
    public Map<Clip, AnalysedClip> analyse(List<Clip> clips) throws BadInputException {
        listener.stage(
                "looking at " + clips.size() + " clips with " + encoder.spec().encoder());
        Map<Clip, AnalysedClip> analysed = new LinkedHashMap<>();
        for (Clip clip : clips) {
            VideoAnalysis seen = analyse(clip.file());
            analysed.put(clip, clip(clip, seen));
            listener.progress(analysed.size() / (double) clips.size());
        }
        listener.done();
        limit.enforce(home, listener::warning);
        return analysed;
    }

    /**
     * Looks at one file.
     *
     * @throws BadInputException if it can't be used
     */
    public VideoAnalysis analyse(Path file) throws BadInputException {
        return analyser.analyse(analyser.probe(file));
    }

    /** A file that shows a clip, as it was looked at. */
    static AnalysedClip clip(Clip clip, VideoAnalysis seen) {
        return new AnalysedClip(clip, seen.sha256(), seen.facts().durationMicros(), seen.features(), seen.signals());
    }

    @Override
    public void close() {
        encoder.close();
    }

    /** Passes on warnings and the wish to stop; the stages of single clips would be hundreds of lines. */
    private record Quiet(Listener listener) implements Listener {
        @Override
        public void warning(String line) {
            listener.warning(line);
        }

        @Override
        public boolean isCancelled() {
            return listener.isCancelled();
        }
    }
}
