package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.FileAnswer;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.jobs.RenderOrder;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.worker.WorkerJson;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files to be downloaded. */
public record RenderRoutes(Services services) {
    private static final double LONGEST_SECONDS = 120;

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.post("/api/v1/renders", this::render);
        routes.get("/api/v1/renders/{id}/file", this::file);
    }

    /** What to render from: a video that is here, or the file that a highlight keeps. */
    private record From(@Nullable String videoId, @Nullable String kept, TimeRange range) {}

    private void render(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofBody(context);
        String highlight = fields.text("highlight", 40);
        String video = fields.text("video", 40);
        String format = fields.word("format", "gif", List.of("gif", "webp", "mp4", "avif", "apng"));
        Framing framing = FramingFields.of(fields);
        double fps = fields.decimal("fps", 12, 1, 60);
        int quality = (int) fields.whole("quality", RenderOptions.USUAL_QUALITY, 1, RenderOptions.BEST_QUALITY);
        Long most = fields.wholeOrNull("maxBytes", 1000, 1L << 40);
        Effects effects = EffectFields.of(fields);
        if ((highlight == null) == (video == null)) {
            fields.wrong("highlight", "name either a highlight, or a video with start and end");
        }
        From from = highlight != null ? ofHighlight(fields, caller, highlight) : ofVideo(fields, caller, video);
        fields.check();
        RenderOrder order = new RenderOrder(
                from.kept(),
                from.range().startMicros(),
                from.range().endMicros(),
                Ranges.format(format),
                framing,
                fps,
                quality,
                most,
                effects);
        Job job = job(caller, from.videoId(), highlight, order);
        services.pool().wake();
        Json.send(context, job.state() == Job.State.DONE ? 200 : 202, Views.job(job));
    }

    private From ofVideo(JsonFields fields, Caller caller, @Nullable String id) {
        Optional<StoredVideo> video =
                services.store().read(transaction -> new Videos(transaction).get(caller.userId(), String.valueOf(id)));
        if (id != null && video.isEmpty()) {
            fields.wrong("video", "there is no such video");
        }
        if (video.isPresent() && video.get().sha256() == null) {
            fields.wrong("video", "this video was not opened yet; wait a moment");
        }
        return new From(id, null, Ranges.of(fields, video.orElse(null), LONGEST_SECONDS));
    }

    private From ofHighlight(JsonFields fields, Caller caller, String id) {
        fields.allow("start", "end");
        Optional<StoredHighlight> found =
                services.store().read(transaction -> new Highlights(transaction).get(caller.userId(), id));
        if (found.isEmpty()) {
            fields.wrong("highlight", "there is no such highlight");
            return new From(null, null, new TimeRange(0, 1));
        }
        HighlightSource source = found.get().source();
        Optional<StoredVideo> video = source == null
                ? Optional.empty()
                : services.store()
                        .read(transaction -> new Videos(transaction).ofContent(caller.userId(), source.sha256()));
        if (source != null && video.isPresent()) {
            return new From(video.get().id(), null, source.range());
        }
        if (found.get().kept() == null) {
            fields.wrong("highlight", "it keeps no file yet, and its video is not here");
        }
        return new From(null, found.get().kept(), new TimeRange(0, 3_600_000_000L));
    }

    private Job job(Caller caller, @Nullable String videoId, @Nullable String highlight, RenderOrder order) {
        String request = WorkerJson.write(order);
        String same = "render " + videoId + " " + request;
        JobQueue.Wanted wanted =
                new JobQueue.Wanted(caller.userId(), Job.Kind.RENDER, same, videoId, highlight, request);
        Job job = services.store().write(transaction -> {
            Services.requireFewJobs(transaction, caller);
            return new JobQueue(transaction).add(wanted);
        });
        if (job.state() != Job.State.DONE || services.jobExecutor().render(job).isPresent()) {
            return job;
        }
        return services.store().write(transaction -> {
            JobQueue queue = new JobQueue(transaction);
            queue.forget(job.id());
            return queue.add(wanted);
        });
    }

    private void file(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        Job job = services.job(context, caller);
        JsonFields.ofQuery(context).allow("user").check();
        if (job.kind() != Job.Kind.RENDER) {
            throw ApiException.notFound("render");
        }
        if (job.state() != Job.State.DONE) {
            throw new ApiException(409, "not-done", "this file is not made yet");
        }
        Path file = services.jobExecutor()
                .render(job)
                .orElseThrow(() -> new ApiException(404, "gone", "this file was not used for long; render it again"));
        RenderOrder order = io.reprise.app.server.jobs.JobExecutor.order(job);
        context.header(
                "Content-Disposition",
                "attachment; filename=\"reprise." + order.format().extension() + "\"");
        FileAnswer.send(context, file, Ranges.type(order.format()), job.id());
    }
}
