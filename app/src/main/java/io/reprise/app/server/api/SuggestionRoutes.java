package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.recommend.RankingQuestion;
import io.reprise.app.recommend.Recommendation;
import io.reprise.app.recommend.Recommender;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.jobs.EncoderRegistry;
import io.reprise.app.store.Job;
import io.reprise.app.store.ShownSuggestion;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.segment.Segment;
import io.reprise.core.select.ChooseOptions;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.json.SuggestionJson;
import io.reprise.engine.suggest.Suggestion;
import io.reprise.engine.suggest.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Suggestions, ranked now with the history as it is now. */
public record SuggestionRoutes(Services services) {
    private static final int MOST = 50;

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/videos/{id}/suggestions", this::suggestions);
        routes.post("/api/v1/videos/{id}/shown", this::shown);
    }

    private void suggestions(Context context) {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        Caller as = as(fields, caller);
        boolean all = fields.flag("all", false);
        String encoder = Objects.requireNonNullElse(fields.text("encoder", 200), EncoderRegistry.USUAL);
        Encoder eyes = EncoderRoutes.of(services, fields, encoder);
        RankingQuestion question = question(fields, as);
        fields.check();
        String sha256 = video.sha256();
        if (video.state() == StoredVideo.State.FAILED) {
            throw new ApiException(422, "unusable", String.valueOf(video.error()));
        }
        Recommender recommender = services.recommenders().of(eyes);
        Optional<Recommendation> whole = sha256 == null ? Optional.empty() : answer(recommender, question, sha256);
        boolean complete = whole.isPresent();
        Optional<Recommendation> found =
                complete || sha256 == null ? whole : answer(recommender, question, VideoAnalyser.firstOf(sha256));
        boolean own = as.userId().equals(caller.userId());
        if (found.isPresent() && complete && own) {
            services.shown().add(caller.userId(), String.valueOf(sha256), found.get());
        }
        Optional<Job> looking = looking(video, as, found, encoder);
        Map<String, @Nullable Object> view = view(video, as, found.orElse(null), complete, all);
        view.put("looking", own ? looking.map(Job::id).orElse(null) : null);
        Json.send(context, 200, view);
    }

    private void shown(Context context) {
        Caller caller = services.authenticator().require(context);
        services.video(context, caller);
        JsonFields fields = JsonFields.ofBody(context);
        List<String> suggestions = fields.texts("suggestions", MOST, 40);
        fields.check();
        long stored = services.store()
                .write(transaction -> suggestions.stream()
                        .filter(one -> services.shown().store(transaction, caller.userId(), one))
                        .count());
        Json.send(context, 200, Map.of("stored", stored));
    }

    /** The job that looks at what this answer lacks, while it goes on. */
    private Optional<Job> looking(StoredVideo video, Caller as, Optional<Recommendation> found, String encoder) {
        AnalysisRequests looks = new AnalysisRequests(services);
        if (found.isPresent() && !found.get().suggestions().missing().isEmpty()) {
            return goingOn(
                    looks.highlights(as.userId(), found.get().suggestions().missing(), encoder));
        }
        if (found.isPresent() || video.state() != StoredVideo.State.READY) {
            return Optional.empty(); // nothing is missing, or its analysis will tell
        }
        Job job = looks.video(video, encoder);
        if (job.state() == Job.State.FAILED || job.state() == Job.State.CANCELLED) {
            String message = Objects.requireNonNullElse(job.errorMessage(), "looking at the video was cancelled");
            throw new ApiException(422, Objects.requireNonNullElse(job.errorCode(), "cancelled"), message);
        }
        return goingOn(job);
    }

    private static Optional<Job> goingOn(Job job) {
        return job.state().isFinal() ? Optional.empty() : Optional.of(job);
    }

    private Caller as(JsonFields fields, Caller caller) {
        String other = fields.text("as", 100);
        if (other != null && services.authenticator().accounts() && !other.equals(caller.name())) {
            throw new ApiException(403, "other-user", "with accounts a history is its owner's alone");
        }
        return other == null || services.authenticator().accounts()
                ? caller
                : services.authenticator().known(other);
    }

    private static RankingQuestion question(JsonFields fields, Caller as) {
        boolean history = fields.flag("history", true);
        int top = (int) fields.whole("top", 6, 1, MOST);
        double least = fields.decimal("minLength", 2, 0.2, 60);
        double most = fields.decimal("maxLength", Math.max(6, least), 0.2, 60);
        if (least > most) {
            fields.wrong("maxLength", "maxLength is not below minLength");
        }
        String segments = fields.text("segments", 30);
        String ranker = fields.text("ranker", 60);
        return new RankingQuestion(
                "",
                as.userId(),
                history,
                ChooseOptions.DEFAULT.withTop(top).withLengths(Math.min(least, most), most),
                segments == null ? "shots" : segments,
                ranker == null ? "reprise" : ranker);
    }

    private static Optional<Recommendation> answer(Recommender recommender, RankingQuestion question, String sha256) {
        try {
            return recommender.answer(new RankingQuestion(
                    sha256,
                    question.userId(),
                    question.useHistory(),
                    question.choose(),
                    question.segments(),
                    question.ranker()));
        } catch (DoesNotFitException | BadInputException e) {
            throw ApiException.fields(List.of(new ApiException.FieldError("ranker", String.valueOf(e.getMessage()))));
        } catch (InvalidValueException e) {
            throw ApiException.fields(List.of(new ApiException.FieldError(e.option(), String.valueOf(e.getMessage()))));
        }
    }

    private static Map<String, @Nullable Object> view(
            StoredVideo video, Caller as, @Nullable Recommendation answer, boolean complete, boolean all) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("video", video.id());
        view.put("user", as.name());
        view.put("complete", complete);
        Suggestions found = answer == null ? null : answer.suggestions();
        view.put("personalised", found != null && found.personalised());
        view.put("history", found == null ? 0 : found.history());
        view.put(
                "confidence",
                found == null || found.confidence().isEmpty()
                        ? null
                        : found.confidence().getAsDouble());
        if (answer != null && found != null) {
            view.put("encoder", found.encoder());
            view.put("ranker", found.ranker());
            if (all) {
                view.put(
                        "cuts",
                        Arrays.stream(found.cutsMicros())
                                .mapToObj(Micros::toSeconds)
                                .toList());
                view.put("segments", segments(answer));
            }
        }
        view.put("suggestions", answer == null ? List.of() : moments(answer));
        view.put("warnings", found == null ? List.of() : warnings(found));
        return view;
    }

    private static List<Map<String, Object>> segments(Recommendation answer) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (Segment segment : answer.suggestions().segments()) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("start", segment.range().startSeconds());
            view.put("end", segment.range().endSeconds());
            view.put("percentile", SuggestionJson.tenth(answer.suggestions().percentiles()[segment.index()]));
            view.put("generic", SuggestionJson.tenth(answer.generic()[segment.index()]));
            views.add(view);
        }
        return views;
    }

    private static List<SuggestionJson> moments(Recommendation answer) {
        List<Suggestion> moments = answer.suggestions().moments();
        return IntStream.range(0, moments.size())
                .mapToObj(i -> SuggestionJson.of(answer.ids().get(i), moments.get(i)))
                .toList();
    }

    private static List<String> warnings(Suggestions found) {
        List<String> warnings = new ArrayList<>(found.remark().stream().toList());
        int missing = found.missing().size();
        if (missing > 0) {
            warnings.add(missing + (missing == 1 ? " highlight was" : " highlights were")
                    + " not looked at yet, and did not count");
        }
        return warnings;
    }

    /** The stored form of a moment that is shown. */
    static ShownSuggestion stored(Suggestions found, Suggestion moment, String id) {
        return new ShownSuggestion(
                id,
                moment.rank(),
                moment.range(),
                moment.score(),
                moment.percentile(),
                found.encoder(),
                found.ranker(),
                System.currentTimeMillis());
    }
}
