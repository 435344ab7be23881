package io.reprise.app.cli;

import io.reprise.core.error.BadInputException;
import io.reprise.core.rank.RankableVideo;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.Request;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.learn.personas.Personas;
import io.reprise.vision.onnx.ExecutionDevice;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Looks at a film in the segments in which its viewers' picks are given. */
final class Film {
    private Film() {}

    /**
     * How to look.
     *
     * @param cache whether to use and keep what was seen
     */
    record How(String encoder, ExecutionDevice device, boolean cache, int threads) {}

    static RankableVideo look(Path film, Personas personas, How how, Output output) throws BadInputException {
        String segments = "uniform:"
                + BigDecimal.valueOf(personas.segmentSeconds())
                        .stripTrailingZeros()
                        .toPlainString();
        Request request = new RequestBuilder(film)
                .history(false)
                .segments(segments)
                .encoder(how.encoder(), how.device())
                .cache(how.cache())
                .threads(how.threads())
                .build();
        return new Pipeline(Home.ofEnvironment(), CacheLimit.ofEnvironment()).look(request, TextProgress.of(output));
    }
}
