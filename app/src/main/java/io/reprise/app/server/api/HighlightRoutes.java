package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.FileAnswer;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.store.HighlightList;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history as it is: listed, moved, removed, restored. */
public record HighlightRoutes(Services services) {
    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/highlights", this::list);
        routes.get("/api/v1/highlights/{id}", this::get);
        routes.patch("/api/v1/highlights/{id}", this::move);
        routes.delete("/api/v1/highlights/{id}", this::remove);
        routes.post("/api/v1/highlights/{id}/restore", this::restore);
        routes.get("/api/v1/highlights/{id}/file", this::file);
    }

    private void list(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        String video = fields.text("video", 40);
        int limit = (int) fields.whole("limit", 100, 1, 500);
        String before = fields.text("before", 40);
        fields.check();
        Map<String, Object> view = new LinkedHashMap<>();
        services.store().read(transaction -> {
            String sha256 = video == null
                    ? null
                    : new Videos(transaction)
                            .get(caller.userId(), video)
                            .map(StoredVideo::sha256)
                            .orElse("");
            HighlightList list = new HighlightList(transaction, caller.userId());
            view.put("total", list.count(sha256));
            view.put(
                    "highlights",
                    list.page(sha256, before, limit).stream()
                            .map(Views::highlight)
                            .toList());
            return true;
        });
        Json.send(context, 200, view);
    }

    private void send(Context context, int status, StoredHighlight one) {
        Json.send(context, status, services.store().read(transaction -> HighlightService.view(transaction, one)));
    }

    private StoredHighlight one(Context context, Caller caller) {
        return services.store()
                .read(transaction -> new Highlights(transaction).get(caller.userId(), context.pathParam("id")))
                .orElseThrow(() -> ApiException.notFound("highlight"));
    }

    private void get(Context context) {
        Caller caller = services.authenticator().require(context);
        send(context, 200, one(context, caller));
    }

    private void move(Context context) {
        Caller caller = services.authenticator().require(context);
        StoredHighlight one = one(context, caller);
        JsonFields fields = JsonFields.ofBody(context);
        String name = fields.text("name", 255);
        HighlightSource source = one.source();
        boolean moves = fields.has("start") || fields.has("end");
        TimeRange range = null;
        if (moves && source == null) {
            fields.wrong("start", "this highlight comes from no known video: its ends can't be moved");
        } else if (moves && source != null) {
            double start = fields.decimal("start", source.range().startSeconds(), 0, 1e6);
            double end = fields.decimal("end", source.range().endSeconds(), 0, 1e6);
            range = Ranges.of(fields, start, end, source.durationMicros(), KeepRoutes.LONGEST_SECONDS);
        }
        fields.check();
        StoredHighlight now = changedTo(one, name, range);
        services.store().write(transaction -> {
            new Highlights(transaction).update(now);
            return !moves || HighlightService.queue(transaction, now).attempt() >= 0;
        });
        marks().changed(caller);
        send(context, 200, now);
    }

    private static StoredHighlight changedTo(StoredHighlight one, @Nullable String name, @Nullable TimeRange range) {
        HighlightSource source = one.source();
        HighlightSource moved = source == null || range == null
                ? source
                : new HighlightSource(source.sha256(), source.name(), range, source.durationMicros(), source.known());
        return new StoredHighlight(
                one.id(),
                one.userId(),
                name == null ? one.name() : name,
                one.madeMillis(),
                moved,
                range == null ? one.durationMicros() : range.lengthMicros(),
                range == null ? one.kept() : null,
                range == null ? one.clip() : null,
                one.removedMillis(),
                range == null ? one.error() : null);
    }

    private void remove(Context context) {
        Caller caller = services.authenticator().require(context);
        StoredHighlight one = one(context, caller);
        services.store().write(transaction -> new Highlights(transaction).remove(caller.userId(), one.id()));
        marks().changed(caller);
        context.status(204);
    }

    private void restore(Context context) {
        Caller caller = services.authenticator().require(context);
        StoredHighlight one = one(context, caller);
        services.store().write(transaction -> new Highlights(transaction).restore(caller.userId(), one.id()));
        marks().changed(caller);
        send(context, 200, one(context, caller));
    }

    private void file(Context context) throws IOException {
        Caller caller = services.authenticator().require(context);
        StoredHighlight one = one(context, caller);
        JsonFields fields = JsonFields.ofQuery(context).allow("user");
        boolean small = fields.flag("small", false);
        fields.check();
        String sha256 = small && one.clip() != null ? one.clip() : one.kept();
        Optional<MediaFiles.Media> kept = sha256 == null
                ? Optional.empty()
                : services.store().read(transaction -> new MediaFiles(transaction).get(sha256));
        if (sha256 == null && one.error() != null) {
            throw new ApiException(409, "failed", "there is no file of this highlight: " + one.error());
        }
        if (sha256 == null || kept.isEmpty()) {
            context.status(202).header("Retry-After", "1");
            return;
        }
        context.header("Cache-Control", "private, no-cache");
        FileAnswer.send(context, kept.get().file(), kept.get().type(), sha256.substring(0, 32));
    }

    private HighlightService marks() {
        return new HighlightService(services);
    }
}
