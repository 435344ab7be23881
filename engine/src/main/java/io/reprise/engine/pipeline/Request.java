package io.reprise.engine.pipeline;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.select.ChooseOptions;
import io.reprise.engine.history.LikeSource;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of a run.
 *
 * @param video the video to find moments in
 * @param likes highlights this person made before, as typed: see {@link LikeSource#parse}
 * @param user whose stored history to use
 * @param useHistory false for generic ranking: neither likes nor the stored history are read
 * @param choose how many moments, how long
 * @param segments "shots" or "uniform:S"
 * @param encoder name or manifest
 * @param device what a network runs on
 * @param ranker name or model file
 * @param useCache false to look at every video anew and keep nothing
 * @param threads for decoding and looking, 1 to 256
 * @param all whether the answer holds every segment, not only the chosen
 */
public record Request(
        Path video,
        List<String> likes,
        String user,
        boolean useHistory,
        ChooseOptions choose,
        String segments,
        String encoder,
        ExecutionDevice device,
        String ranker,
        boolean useCache,
        int threads,
        boolean all) {
    private static final int MOST_THREADS = 256;

    public Request {
        likes = List.copyOf(likes);
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidValueException("threads", "threads are 1 to " + MOST_THREADS + ", not " + threads);
        }
        if (user.isBlank()) {
            throw new InvalidValueException("user", "a user needs a name");
        }
    }
}
