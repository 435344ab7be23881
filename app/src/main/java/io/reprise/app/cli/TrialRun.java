package io.reprise.app.cli;

import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHistory;
import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.file.FileTrees;
import io.reprise.core.rank.SignalTrack;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** A run over made-up features in a folder that is gone afterwards: all of the pipeline but the decoding. */
public final class TrialRun {
    private static final int MOMENTS = 240;

    private TrialRun() {}

    /** The answer of the run; it means nothing. */
    public static Answer answer() {
        try {
            Path folder = Files.createTempDirectory("reprise-trial");
            try {
                return run(folder);
            } finally {
                FileTrees.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInputException e) {
            throw new IllegalStateException("the trial run failed", e);
        }
    }

    private static Answer run(Path folder) throws IOException, BadInputException {
        Home home = new Home(folder.resolve("home"));
        Path video = Files.writeString(folder.resolve("video"), "not a video: everything about it is cached");
        String sha256 = ContentHash.cachedIn(home).of(video);
        FeatureCache cache = new FeatureCache(home);
        cache.putFacts(sha256, new VideoFacts(60_000_000, 640, 360, 25, true, new long[] {9_000_000}, null, List.of()));
        cache.putTrack(sha256, track(new BuiltinEncoder().spec()));
        cache.putTrack(sha256, track(SignalTrack.SPEC));
        Request request = new RequestBuilder(video)
                .likes(List.of(video + "@10-12"))
                .threads(1)
                .all(true)
                .build();
        Store.open(StoreLocation.in(home)).close();
        try (StoredHistory memory = StoredHistory.at(StoreLocation.in(home))) {
            return new Pipeline(home, new CacheLimit(Long.MAX_VALUE), memory).suggest(request, Listener.SILENT);
        }
    }

    private static FeatureTrack track(FeatureSpec spec) {
        Random random = new Random(1);
        float[] values = new float[MOMENTS * spec.dim()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        long[] times = LongStream.range(0, MOMENTS).map(i -> i * 250_000).toArray();
        return new FeatureTrack(spec, times, FeatureMatrix.of(MOMENTS, spec.dim(), values));
    }
}
