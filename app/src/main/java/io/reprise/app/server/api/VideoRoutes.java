package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.FileAnswer;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.http.RateLimit;
import io.reprise.app.server.jobs.Pictures;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.process.WorkerFailedException;
import io.reprise.media.render.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Videos: uploads, the files themselves, frames and previews. */
public final class VideoRoutes {
    private static final int MOST_LISTED = 1000;

    private static final int UPLOADS = 120;
    private static final double LONGEST_SECONDS = 1e6;
    private static final double LONGEST_PREVIEW = 60;

    private final Services services;
    private final RateLimit uploads = new RateLimit(UPLOADS, Duration.ofMinutes(10));

    /** Routes over these services. */
    public VideoRoutes(Services services) {
        this.services = services;
    }

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/videos", this::list);
        routes.post("/api/v1/videos", this::upload);
        routes.get("/api/v1/videos/{id}", this::get);
        routes.delete("/api/v1/videos/{id}", this::delete);
        routes.get("/api/v1/videos/{id}/content", this::stream);
        routes.head("/api/v1/videos/{id}/content", this::stream);
        routes.patch("/api/v1/videos/{id}/content", this::resume);
        routes.get("/api/v1/videos/{id}/frame", this::frame);
        routes.get("/api/v1/videos/{id}/preview", this::preview);
    }

    private void list(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        int limit = (int) fields.whole("limit", MOST_LISTED, 1, MOST_LISTED);
        String before = fields.text("before", 40);
        fields.check();
        List<StoredVideo> videos =
                services.store().read(transaction -> new Videos(transaction).of(caller.userId(), before, limit));
        Json.send(
                context, 200, Map.of("videos", videos.stream().map(Views::video).toList()));
    }

    private void upload(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        String name = fields.needText("name", 255);
        Long length = fields.wholeOrNull("length", 1, 1_000_000_000_000_000L);
        fields.check();
        uploads.count(caller.userId(), "uploads");
        StoredVideo video = length == null
                ? services.uploads().receive(context, caller.userId(), name)
                : services.uploads().begin(caller.userId(), name, length);
        services.pool().wake();
        Json.send(context, 201, Views.video(video));
    }

    private void resume(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        long offset = (long) fields.needDecimal("offset", 0, 1e15);
        fields.check();
        StoredVideo now = services.uploads().resume(context, video, offset);
        services.pool().wake();
        Json.send(context, 200, Views.video(now));
    }

    private void get(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields.ofQuery(context).allow("user").check();
        StoredVideo video = services.video(context, caller);
        Map<String, @Nullable Object> view = Views.video(video);
        view.put("offset", offsetSeconds(video));
        Json.send(context, 200, view);
    }

    /** How much later than the file the pictures start; 0 before that is known. */
    private double offsetSeconds(StoredVideo video) {
        String sha256 = video.sha256();
        return sha256 == null
                ? 0
                : new FeatureCache(services.folders().home())
                        .facts(sha256)
                        .map(facts -> Micros.toSeconds(facts.offsetMicros()))
                        .orElse(0.0);
    }

    private void delete(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        List<String> jobs = services.store().write(transaction -> {
            List<String> stopped = new JobQueue(transaction).cancelOfVideo(video.id());
            new Videos(transaction).delete(video.id());
            return stopped;
        });
        jobs.forEach(services.pool()::cancelled);
        services.jobExecutor().pictures().forget(video.id());
        services.uploads().delete(video.id());
        context.status(204);
    }

    private void stream(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        Path file = services.folders().video(video.id());
        if (!Files.isRegularFile(file)) {
            throw new ApiException(409, "not-here", "this video is not all here yet");
        }
        context.header("Cache-Control", "private, max-age=3600");
        FileAnswer.send(context, file, video.mime(), video.id());
    }

    private void frame(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        double at = fields.needDecimal("at", 0, LONGEST_SECONDS);
        int width = (int) fields.whole("width", 320, 16, 1280);
        double within = fields.decimal("within", 0, 0, LONGEST_PREVIEW);
        fields.check();
        requireHere(video);
        try {
            Optional<Path> picture = services.jobExecutor()
                    .pictures()
                    .frame(video, Micros.ofSeconds(at), width, Micros.ofSeconds(within));
            send(context, picture, "image/jpeg");
        } catch (WorkerFailedException e) {
            throw unusable(e);
        }
    }

    private void preview(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredVideo video = services.video(context, caller);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        TimeRange range = Ranges.of(fields, video, LONGEST_PREVIEW);
        int width = (int) fields.whole("width", 320, 16, 640);
        Format format = Ranges.format(fields.word("format", "mp4", List.of("mp4", "webp", "gif")));
        fields.check();
        requireHere(video);
        try {
            send(context, services.jobExecutor().pictures().preview(video, range, width, format), Ranges.type(format));
        } catch (WorkerFailedException e) {
            throw unusable(e);
        }
    }

    private void requireHere(StoredVideo video) {
        if (!Files.isRegularFile(services.folders().video(video.id()))) {
            throw new ApiException(409, "not-here", "this video is not all here yet");
        }
    }

    private static ApiException unusable(WorkerFailedException e) {
        if (e.code().equals(Pictures.STORAGE)) {
            return ApiException.later(503, e.code(), Objects.toString(e.getMessage()), 60);
        }
        return new ApiException(422, e.code(), Objects.toString(e.getMessage()));
    }

    private static void send(Context context, Optional<Path> file, @Nullable String type) throws IOException {
        if (file.isEmpty()) {
            context.status(202).header("Retry-After", "2");
            return;
        }
        context.header("Cache-Control", "private, max-age=86400");
        String name = String.valueOf(file.get().getFileName()).toLowerCase(Locale.ROOT);
        FileAnswer.send(context, file.get(), Objects.requireNonNullElse(type, "application/octet-stream"), name);
    }
}
