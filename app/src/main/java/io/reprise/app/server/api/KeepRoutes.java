package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.jobs.FileSignature;
import io.reprise.app.server.jobs.Uploads;
import io.reprise.app.store.Feedback;
import io.reprise.app.store.Feedbacks;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Ids;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.NewMedia;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Suggestions;
import io.reprise.app.store.Transaction;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Into the history: moments that are kept, and files that are added. */
public record KeepRoutes(Services services) {
    static final double LONGEST_SECONDS = 600;

    /** Adds the route. */
    public void add(RoutesConfig routes) {
        routes.post("/api/v1/highlights", this::add);
    }

    private void add(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        String type = Objects.toString(context.contentType(), "").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            keep(context, caller);
        } else {
            addFile(context, caller);
        }
    }

    private void keep(Context context, Caller caller) {
        JsonFields fields = JsonFields.ofBody(context);
        String suggestion = fields.text("suggestion", 40);
        String name = fields.text("name", 255);
        StoredVideo video = marks().video(fields, caller);
        TimeRange range = Ranges.of(fields, video, LONGEST_SECONDS);
        fields.check();
        StoredVideo from = HighlightService.analysed(Objects.requireNonNull(video));
        StoredHighlight one = StoredHighlight.made(
                caller.userId(),
                name == null ? nameOf(from, range) : name,
                source(from, range),
                range.lengthMicros(),
                null,
                null);
        services.store().write(transaction -> {
            services.uploads().quotas().requireRoom(transaction, caller.userId(), 1); // its file comes later
            Services.requireFewJobs(transaction, caller);
            services.shown().store(transaction, caller.userId(), suggestion);
            new Highlights(transaction).add(one);
            giveFeedback(transaction, from, range, suggestion);
            return HighlightService.queue(transaction, one);
        });
        marks().changed(caller);
        send(context, 201, one);
    }

    private static String nameOf(StoredVideo video, TimeRange range) {
        return String.format(
                Locale.ROOT,
                "%s %.1f-%.1f",
                video.name().substring(0, Math.min(200, video.name().length())),
                range.startSeconds(),
                range.endSeconds());
    }

    private static HighlightSource source(StoredVideo video, TimeRange range) {
        return new HighlightSource(
                Objects.requireNonNull(video.sha256()), video.name(), range, video.durationMicros(), KnownVideo.KEPT);
    }

    /** What was done with a suggestion; it is stored though it may have been shown just now. */
    private void giveFeedback(
            Transaction transaction, StoredVideo video, TimeRange range, @Nullable String suggestion) {
        String shown = HighlightService.known(transaction, video.userId(), suggestion);
        boolean moved = shown != null && !new Suggestions(transaction).isOf(shown, range);
        Feedback.Kind kind = moved ? Feedback.Kind.MOVED : Feedback.Kind.KEPT;
        new Feedbacks(transaction)
                .add(
                        video.userId(),
                        String.valueOf(video.sha256()),
                        new Feedback(Ids.next(), shown, kind, range, System.currentTimeMillis()));
    }

    private void addFile(Context context, Caller caller) throws IOException {
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        String name = fields.text("name", 255);
        fields.check();
        StoredHighlight one = services.uploads()
                .withFile(context, caller.userId(), Uploads.MOST_KEPT_BYTES, file -> store(caller, name, file));
        services.pool().wake();
        marks().changed(caller);
        send(context, 201, one);
    }

    private StoredHighlight store(Caller caller, @Nullable String name, Path file) throws IOException {
        long bytes = Files.size(file);
        Optional<String> type = FileSignature.ofFile(file);
        if (bytes == 0 || type.isEmpty()) {
            throw new ApiException(415, "not-a-video", "send a GIF, a WebP or a short video");
        }
        NewMedia media = NewMedia.of(type.get(), file);
        return services.store().write(transaction -> {
            services.uploads().quotas().requireRoom(transaction, caller.userId(), bytes);
            Services.requireFewJobs(transaction, caller);
            String sha256 = new MediaFiles(transaction).put(media);
            Highlights highlights = new Highlights(transaction);
            Optional<StoredHighlight> known = highlights.keeping(caller.userId(), sha256);
            if (known.isPresent()) {
                highlights.restore(caller.userId(), known.get().id());
                return known.get().error() == null ? known.get() : again(transaction, known.get());
            }
            StoredHighlight made = StoredHighlight.made(
                    caller.userId(), name == null ? "GIF" : name, null, Micros.PER_SECOND, sha256, null);
            highlights.add(made);
            HighlightService.queue(transaction, made);
            return made;
        });
    }

    /** A file that could not be used is tried once more, as its owner asks for it. */
    private static StoredHighlight again(Transaction transaction, StoredHighlight failed) {
        Highlights highlights = new Highlights(transaction);
        highlights.retry(failed.id());
        HighlightService.queue(transaction, failed);
        return highlights.get(failed.userId(), failed.id()).orElseThrow();
    }

    private void send(Context context, int status, StoredHighlight one) {
        Json.send(context, status, services.store().read(transaction -> HighlightService.view(transaction, one)));
    }

    private HighlightService marks() {
        return new HighlightService(services);
    }
}
