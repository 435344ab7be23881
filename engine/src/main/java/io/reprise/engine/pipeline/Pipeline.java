package io.reprise.engine.pipeline;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.segment.Segmenter;
import io.reprise.engine.analysis.ClipVectors;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.Segmenters;
import io.reprise.engine.analysis.Timings;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.WarningLog;
import io.reprise.engine.history.AnalysedFeatures;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.LikeRecords;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.process.CrashMarker;
import io.reprise.engine.render.RenderRequest;
import io.reprise.engine.render.Rendering;
import io.reprise.engine.render.Timeline;
import io.reprise.engine.suggest.RankingSession;
import io.reprise.engine.suggest.Suggestions;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * From a video to suggestions, one run:
 *
 * <pre>
 * video -> probe -> plan (printed) -> decode once -> segments -> features (cached by content)
 * history + features -> rank -> select -> suggestions
 * </pre>
 *
 * <p>The first line is the same for everyone and never sees a user; the second never sees a pixel.
 */
public final class Pipeline {
    private final Home home;
    private final CacheLimit limit;
    private final PersonStore store;

    /** A pipeline that keeps what it learns of videos in a home, and knows nothing of people. */
    public Pipeline(Home home, CacheLimit limit) {
        this(home, limit, PersonStore.NONE);
    }

    /**
     * A pipeline that keeps what it learns of videos in a home.
     *
     * @param store whose stored histories it uses, and who is told what was shown; closed by the caller
     */
    public Pipeline(Home home, CacheLimit limit, PersonStore store) {
        this.home = home;
        this.limit = limit;
        this.store = store;
    }

    /**
     * Finds the moments of a video that this person would clip.
     *
     * @throws BadInputException if the video can't be used
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder or ranker, or they do not fit
     */
    public Answer suggest(Request request, Listener to) throws BadInputException {
        return suggest(request, new WarningLog(to), new Timings());
    }

    /**
     * Finds the moments and writes them as files.
     *
     * @throws BadInputException if the video can't be used, or the files can't be written
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder or ranker, or they do not fit
     */
    public Answer make(Request request, RenderRequest rendering, Listener to) throws BadInputException {
        Rendering.requireWritable(rendering.out());
        WarningLog listener = new WarningLog(to);
        Timings timings = new Timings();
        Answer answer = suggest(request, listener, timings);
        List<SuggestionJson> files = new Rendering(rendering, request.threads(), listener)
                .render(VideoProbe.probe(request.video()), answer.video().sha256(), answer.suggestions());
        timings.add("render");
        return answer.rendered(files, listener.warnings(), timings.seconds());
    }

    /**
     * Writes the moments of a timeline as files, in its order, without looking for any.
     *
     * @param request the video; nothing else of it is used but threads and cache
     * @throws BadInputException if the video can't be used, a moment lies beyond its end, or the files can't be written
     */
    public Answer render(Request request, Timeline timeline, RenderRequest rendering, Listener to)
            throws BadInputException {
        Rendering.requireWritable(rendering.out());
        WarningLog listener = new WarningLog(to);
        Timings timings = new Timings();
        String sha256 = hashes(request).of(request.video());
        if (!timeline.sha256().isEmpty() && !timeline.sha256().equals(sha256)) {
            listener.warning(request.video() + " is not the file the timeline was made of");
        }
        VideoInfo video = VideoProbe.probe(request.video());
        Answer answer = Answers.of(timeline, request, video, sha256);
        timings.add("probe");
        List<SuggestionJson> files =
                new Rendering(rendering, request.threads(), listener).render(video, sha256, answer.suggestions());
        timings.add("render");
        return answer.rendered(files, listener.warnings(), timings.seconds());
    }

    private Answer suggest(Request request, WarningLog listener, Timings timings) throws BadInputException {
        CrashMarker.workingOn(request.video());
        Segmenter segmenter = Segmenters.of(request.segments());
        PersonRecord stored = request.useHistory() ? store.person(request.user()) : PersonRecord.NONE;
        List<LikeSource> likes = likes(request, listener);
        try (Encoder encoder = encoder(request)) {
            Ranker ranker = Rankers.load(request.ranker(), home.models());
            VideoAnalyser analyser = analyser(request, encoder, listener);

            VideoAnalyser.Found found = analyser.probe(request.video());
            new RunPlan(request, encoder, ranker.name())
                    .tell(found, stored.highlights().size() + likes.size(), timings.sinceLast(), listener);
            timings.add("probe");

            VideoAnalysis video = analyser.analyse(found);
            video.facts().warnings().forEach(listener::warning);
            PersonalHistory person = person(request, stored, likes, video, analyser, listener);
            keepWithinLimit(analyser, listener);
            timings.add("analyse");

            Suggestions suggestions = new RankingSession(video, RankableVideos.of(video, segmenter), ranker)
                    .rank(person, request.choose());
            suggestions.remark().ifPresent(listener::warning);
            timings.add("rank");

            Answer answer = Answers.of(request, video, suggestions, listener.warnings(), timings.seconds());
            noteShown(request, answer, listener);
            return answer;
        }
    }

    /** The history that counts for this run: what is stored, then what was named. */
    private PersonalHistory person(
            Request request,
            PersonRecord stored,
            List<LikeSource> likes,
            VideoAnalysis video,
            VideoAnalyser analyser,
            Listener listener) {
        FeatureSpec spec = video.features().spec();
        Optional<ClipVectors> vectors =
                request.useCache() ? Optional.of(new ClipVectors(home, spec)) : Optional.empty();
        AnalysedFeatures features = new AnalysedFeatures(spec, analyser, store, vectors);
        features.addVideo(video);
        listener.stage("looking at the highlights");
        PersonRecord all = stored.with(new LikeRecords(analyser, features, listener).of(likes));
        PersonalHistory person = HistoryAssembler.assemble(all, features, listener::progress);
        listener.done();
        person.missing().forEach(one -> leaveOut(one, listener));
        if (person.history().isEmpty() && !(stored.highlights().isEmpty() && likes.isEmpty())) {
            listener.warning("no highlight could be read: the ranking is generic, not personal");
        }
        vectors.ifPresent(seen -> keep(seen, listener));
        return person;
    }

    /** Says why a stored highlight does not count; one that never can is noted, and not tried again. */
    private void leaveOut(PersonalHistory.Missing one, Listener listener) {
        String name = one.highlight().name();
        listener.warning("the stored highlight " + name + " is left out: " + one.reason()
                + (one.lasting() ? "; from now on it is not tried any more (reprise history list)" : ""));
        try {
            if (one.lasting()) {
                store.failed(one.highlight().id(), one.reason());
            }
        } catch (IOException e) {
            listener.warning("that could not be noted: " + e.getMessage());
        }
    }

    /**
     * Looks at a video as a ranker sees it, without ranking it: for benchmarks.
     *
     * @param request the video, segments, encoder, cache and threads; nothing else of it is used
     * @throws BadInputException if the video can't be used
     */
    public RankableVideo look(Request request, Listener listener) throws BadInputException {
        Segmenter segmenter = Segmenters.of(request.segments());
        try (Encoder encoder = encoder(request)) {
            VideoAnalyser analyser = analyser(request, encoder, listener);
            VideoAnalysis video = analyser.analyse(analyser.probe(request.video()));
            keepWithinLimit(analyser, listener);
            return RankableVideos.of(video, segmenter);
        }
    }

    /**
     * Analyses the files of stored highlights that an encoder has not seen, where their source video is not at hand either.
     * One that can't be used is told in a warning.
     *
     * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder
     */
    public void analyseHighlights(Iterable<PersonRecord> people, String name, int threads, Listener listener)
            throws BadInputException {
        try (Encoder encoder = encoder(name, ExecutionDevice.CPU, threads)) {
            VideoAnalyser analyser = new VideoAnalyser(
                    encoder, ContentHash.cachedIn(home), Optional.of(new FeatureCache(home)), threads, listener);
            AnalysedFeatures features = new AnalysedFeatures(encoder.spec(), analyser, store, Optional.empty());
            for (PersonRecord person : people) {
                features.analyse(person).forEach(listener::warning);
            }
            keepWithinLimit(analyser, listener);
        }
    }

    private Encoder encoder(Request request) throws BadInputException {
        return encoder(request.encoder(), request.device(), request.threads());
    }

    private Encoder encoder(String name, ExecutionDevice device, int threads) throws BadInputException {
        return new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, device, threads).of(name);
    }

    private ContentHash hashes(Request request) {
        return request.useCache() ? ContentHash.cachedIn(home) : ContentHash.uncached();
    }

    private VideoAnalyser analyser(Request request, Encoder encoder, Listener listener) {
        Optional<FeatureCache> cache = request.useCache() ? Optional.of(new FeatureCache(home)) : Optional.empty();
        return new VideoAnalyser(encoder, hashes(request), cache, request.threads(), listener);
    }

    private static List<LikeSource> likes(Request request, Listener listener) {
        return request.useHistory() ? LikeRecords.sources(request.likes(), listener) : List.of();
    }

    /** What was shown is worth knowing later, not worth failing for now. */
    private void noteShown(Request request, Answer answer, Listener listener) {
        if (!request.useHistory()) {
            return;
        }
        try {
            store.shown(answer);
        } catch (IOException e) {
            listener.warning("what is suggested could not be noted: " + e.getMessage());
        }
    }

    /** The cache grows only where something was looked at anew. */
    private void keepWithinLimit(VideoAnalyser analyser, Listener listener) {
        if (analyser.hasKept()) {
            limit.enforce(home, listener::warning);
        }
    }

    private static void keep(ClipVectors vectors, Listener listener) {
        try {
            vectors.save();
        } catch (IOException e) {
            listener.warning("what was seen of the history could not be kept for next time: " + e.getMessage());
        }
    }
}
