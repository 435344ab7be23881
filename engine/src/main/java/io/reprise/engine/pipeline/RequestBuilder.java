package io.reprise.engine.pipeline;

import io.reprise.core.select.ChooseOptions;
import io.reprise.vision.onnx.ExecutionDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link Request}; what is not said is as the command line has it by default. */
public final class RequestBuilder {
    private final Path video;
    private final List<String> likes = new ArrayList<>();
    private String user = PersonStore.ME;
    private boolean useHistory = true;
    private ChooseOptions choose = ChooseOptions.DEFAULT;
    private String segments = "shots";
    private String encoder = "builtin";
    private ExecutionDevice device = ExecutionDevice.CPU;
    private String ranker = "reprise";
    private boolean useCache = true;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean all;

    /** A request for moments of this video. */
    public RequestBuilder(Path video) {
        this.video = video;
    }

    /** Adds highlights this person made before: see {@link io.reprise.engine.history.LikeSource#parse}. */
    public RequestBuilder likes(List<String> more) {
        likes.addAll(more);
        return this;
    }

    /** Whose stored history to use; "me" by default. */
    public RequestBuilder user(String name) {
        user = name;
        return this;
    }

    /** False for generic ranking: neither likes nor the stored history are read. */
    public RequestBuilder history(boolean used) {
        useHistory = used;
        return this;
    }

    /** How many moments, and how long; three of 2 to 6 seconds by default. */
    public RequestBuilder choose(ChooseOptions options) {
        choose = options;
        return this;
    }

    /** "shots", the default, or "uniform:S". */
    public RequestBuilder segments(String how) {
        segments = how;
        return this;
    }

    /** Name or manifest of the encoder, and what a network runs on; "builtin" on the CPU by default. */
    public RequestBuilder encoder(String name, ExecutionDevice on) {
        encoder = name;
        device = on;
        return this;
    }

    /** Name or model file of the ranker; "reprise" by default. */
    public RequestBuilder ranker(String name) {
        ranker = name;
        return this;
    }

    /** False to analyse every video anew and keep nothing. */
    public RequestBuilder cache(boolean used) {
        useCache = used;
        return this;
    }

    /** Threads for decoding and encoders, 1 to 256; one a processor by default. */
    public RequestBuilder threads(int number) {
        threads = number;
        return this;
    }

    /** Whether the answer holds every segment, not only the chosen. */
    public RequestBuilder all(boolean wanted) {
        all = wanted;
        return this;
    }

    /**
     * The request.
     *
     * @throws io.reprise.core.error.InvalidValueException if a value is not one it may have
     */
    public Request build() {
        return new Request(
                video, likes, user, useHistory, choose, segments, encoder, device, ranker, useCache, threads, all);
    }
}
