package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.job.Job;
import io.reprise.app.job.JobQueue;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Fields;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.studio.Magic;
import io.reprise.app.store.Feedback;
import io.reprise.app.store.Feedbacks;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Ids;
import io.reprise.app.store.Known;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Videos;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history: moments that were kept, files that were added, and what was rejected. */
public record HighlightRoutes(Services services) {
    private static final int LARGEST_FILE = 32 << 20;
    private static final double LONGEST_SECONDS = 600;
    private static final String NOT_SUGGESTED = "";

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/highlights", this::list);
        routes.post("/api/v1/highlights", this::add);
        routes.get("/api/v1/highlights/{id}", this::get);
        routes.patch("/api/v1/highlights/{id}", this::move);
        routes.delete("/api/v1/highlights/{id}", this::remove);
        routes.post("/api/v1/highlights/{id}/restore", this::restore);
        routes.get("/api/v1/highlights/{id}/file", this::file);
        routes.post("/api/v1/rejections", this::reject);
        routes.delete("/api/v1/rejections/{id}", this::unreject);
    }

    private void list(Context context) {
        Caller caller = services.gate().require(context);
        Fields fields = Fields.ofQuery(context).allow("user");
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
            List<StoredHighlight> all = new Highlights(transaction)
                    .of(caller.userId()).stream()
                            .filter(one -> sha256 == null
                                    || (one.source() != null
                                            && one.source().sha256().equals(sha256)))
                            .sorted((a, b) -> b.id().compareTo(a.id()))
                            .toList();
            view.put("total", all.size());
            view.put(
                    "highlights",
                    all.stream()
                            .filter(one -> before == null || one.id().compareTo(before) < 0)
                            .limit(limit)
                            .map(one -> view(transaction, one))
                            .toList());
            return true;
        });
        Json.send(context, 200, view);
    }

    private static Map<String, @Nullable Object> view(Transaction transaction, StoredHighlight one) {
        HighlightSource source = one.source();
        String videoId = source == null
                ? null
                : new Videos(transaction)
                        .ofContent(one.userId(), source.sha256())
                        .map(StoredVideo::id)
                        .orElse(null);
        Views.MediaInfo file = one.kept() == null
                ? null
                : transaction
                        .first(
                                "select type, bytes from media where sha256 = ?",
                                row -> new Views.MediaInfo(row.text("type"), row.number("bytes")),
                                one.kept())
                        .orElse(null);
        return Views.highlight(one, videoId, file);
    }

    private void send(Context context, int status, StoredHighlight one) {
        Json.send(context, status, services.store().read(transaction -> view(transaction, one)));
    }

    private void add(Context context) throws IOException {
        Caller caller = services.gate().require(context);
        String type = Objects.toString(context.contentType(), "").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            keep(context, caller);
        } else {
            addFile(context, caller);
        }
    }

    private void keep(Context context, Caller caller) {
        Fields fields = Fields.ofBody(context);
        String videoId = fields.needText("video", 40);
        String suggestion = fields.text("suggestion", 40);
        String name = fields.text("name", 255);
        StoredVideo video = videoOrNull(caller, videoId);
        if (video == null && !videoId.isEmpty()) {
            fields.wrong("video", "there is no such video");
        }
        TimeRange range = Ranges.of(fields, video, LONGEST_SECONDS);
        fields.check();
        StoredVideo from = analysed(Objects.requireNonNull(video));
        StoredHighlight one = StoredHighlight.made(
                caller.userId(),
                name == null ? nameOf(from, range) : name,
                source(from, range),
                range.lengthMicros(),
                null,
                null);
        services.store().write(transaction -> {
            new Highlights(transaction).add(one);
            giveFeedback(transaction, from, range, suggestion);
            return queue(transaction, one);
        });
        changed(caller);
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
                Objects.requireNonNull(video.sha256()), video.name(), range, video.durationMicros(), Known.KEPT);
    }

    private @Nullable StoredVideo videoOrNull(Caller caller, String id) {
        return services.store()
                .read(transaction -> new Videos(transaction).get(caller.userId(), id))
                .orElse(null);
    }

    private static StoredVideo analysed(StoredVideo video) {
        if (video.sha256() == null) {
            throw new ApiException(409, "not-analysed", "this video was not opened yet; wait a moment");
        }
        return video;
    }

    /** What was done with a suggestion; it is stored though it may have been shown just now. */
    private void giveFeedback(
            Transaction transaction, StoredVideo video, TimeRange range, @Nullable String suggestion) {
        String shown = known(transaction, video.userId(), suggestion);
        boolean moved = shown != null
                && transaction.number(
                                "select count(*) as n from suggestions where id = ? and start_micros = ? and end_micros = ?",
                                shown,
                                range.startMicros(),
                                range.endMicros())
                        == 0;
        Feedback.Kind kind = moved ? Feedback.Kind.MOVED : Feedback.Kind.KEPT;
        new Feedbacks(transaction)
                .add(
                        video.userId(),
                        String.valueOf(video.sha256()),
                        new Feedback(Ids.next(), shown, kind, range, System.currentTimeMillis()));
    }

    private static @Nullable String known(Transaction transaction, String userId, @Nullable String suggestion) {
        String asked = Objects.requireNonNullElse(suggestion, NOT_SUGGESTED);
        long known =
                transaction.number("select count(*) as n from suggestions where id = ? and user_id = ?", asked, userId);
        return known > 0 ? asked : null;
    }

    private static Job queue(Transaction transaction, StoredHighlight one) {
        return new JobQueue(transaction)
                .add(new JobQueue.Wanted(one.userId(), Job.Kind.KEEP, null, null, one.id(), "{}"));
    }

    private void changed(Caller caller) {
        services.recommenders().changed(caller.userId());
        services.pool().wake();
    }

    private void addFile(Context context, Caller caller) throws IOException {
        Fields fields = Fields.ofQuery(context).allow("user");
        String name = fields.text("name", 255);
        fields.check();
        byte[] content = context.req().getInputStream().readNBytes(LARGEST_FILE + 1);
        if (content.length > LARGEST_FILE) {
            throw new ApiException(413, "too-large", "a GIF of the history has at most " + LARGEST_FILE + " bytes");
        }
        Optional<String> type = Magic.type(Arrays.copyOf(content, Math.min(content.length, Magic.BYTES)));
        if (content.length == 0 || type.isEmpty()) {
            throw new ApiException(415, "not-a-video", "send a GIF, a WebP or a short video");
        }
        StoredHighlight one = services.store().write(transaction -> {
            String sha256 = new MediaFiles(transaction).put(type.get(), content);
            Highlights highlights = new Highlights(transaction);
            Optional<StoredHighlight> known = highlights.keeping(caller.userId(), sha256);
            if (known.isPresent()) {
                highlights.restore(caller.userId(), known.get().id());
                return known.get();
            }
            StoredHighlight made = StoredHighlight.made(
                    caller.userId(), name == null ? "GIF" : name, null, Micros.PER_SECOND, sha256, null);
            highlights.add(made);
            queue(transaction, made);
            return made;
        });
        changed(caller);
        send(context, 201, one);
    }

    private StoredHighlight one(Context context, Caller caller) {
        return services.store()
                .read(transaction -> new Highlights(transaction).get(caller.userId(), context.pathParam("id")))
                .orElseThrow(() -> ApiException.notFound("highlight"));
    }

    private void get(Context context) {
        Caller caller = services.gate().require(context);
        send(context, 200, one(context, caller));
    }

    private void move(Context context) {
        Caller caller = services.gate().require(context);
        StoredHighlight one = one(context, caller);
        Fields fields = Fields.ofBody(context);
        String name = fields.text("name", 255);
        HighlightSource source = one.source();
        boolean moves = fields.has("start") || fields.has("end");
        TimeRange range = null;
        if (moves && source == null) {
            fields.wrong("start", "this highlight comes from no known video: its ends can't be moved");
        } else if (moves && source != null) {
            double start = fields.decimal("start", source.range().startSeconds(), 0, 1e6);
            double end = fields.decimal("end", source.range().endSeconds(), 0, 1e6);
            range = Ranges.of(fields, start, end, source.durationMicros(), LONGEST_SECONDS);
        }
        fields.check();
        StoredHighlight now = changedTo(one, name, range);
        services.store().write(transaction -> {
            update(transaction, now);
            return !moves || queue(transaction, now).attempt() >= 0;
        });
        changed(caller);
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
                one.removedMillis());
    }

    private static void update(Transaction transaction, StoredHighlight now) {
        HighlightSource source = now.source();
        transaction.update(
                "update highlights set name = ?, source_start_micros = ?, source_end_micros = ?, duration_micros = ?,"
                        + " kept_sha256 = ?, clip_sha256 = ? where id = ?",
                now.name(),
                source == null ? null : source.range().startMicros(),
                source == null ? null : source.range().endMicros(),
                now.durationMicros(),
                now.kept(),
                now.clip(),
                now.id());
    }

    private void remove(Context context) {
        Caller caller = services.gate().require(context);
        StoredHighlight one = one(context, caller);
        services.store().write(transaction -> new Highlights(transaction).remove(caller.userId(), one.id()));
        changed(caller);
        context.status(204);
    }

    private void restore(Context context) {
        Caller caller = services.gate().require(context);
        StoredHighlight one = one(context, caller);
        services.store().write(transaction -> new Highlights(transaction).restore(caller.userId(), one.id()));
        changed(caller);
        send(context, 200, one(context, caller));
    }

    private void file(Context context) {
        Caller caller = services.gate().require(context);
        StoredHighlight one = one(context, caller);
        Fields fields = Fields.ofQuery(context).allow("user");
        boolean small = fields.flag("small", false);
        fields.check();
        String sha256 = small && one.clip() != null ? one.clip() : one.kept();
        Optional<MediaFiles.Media> media = sha256 == null
                ? Optional.empty()
                : services.store().read(transaction -> new MediaFiles(transaction).get(sha256));
        if (media.isEmpty()) {
            context.status(202).header("Retry-After", "1");
            return;
        }
        String tag = '"' + media.get().sha256().substring(0, 32) + '"';
        context.header("Cache-Control", "private, no-cache").header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(media.get().type()).result(media.get().content());
        }
    }

    private void reject(Context context) {
        Caller caller = services.gate().require(context);
        Fields fields = Fields.ofBody(context);
        String videoId = fields.needText("video", 40);
        String suggestion = fields.text("suggestion", 40);
        StoredVideo video = videoOrNull(caller, videoId);
        if (video == null && !videoId.isEmpty()) {
            fields.wrong("video", "there is no such video");
        }
        TimeRange range = Ranges.of(fields, video, LONGEST_SECONDS);
        fields.check();
        StoredVideo from = analysed(Objects.requireNonNull(video));
        String id = Ids.next();
        services.store().write(transaction -> {
            Feedback feedback = new Feedback(
                    id,
                    known(transaction, caller.userId(), suggestion),
                    Feedback.Kind.REJECTED,
                    range,
                    System.currentTimeMillis());
            new Feedbacks(transaction).add(caller.userId(), String.valueOf(from.sha256()), feedback);
            return true;
        });
        changed(caller);
        Json.send(context, 201, Map.of("id", id));
    }

    private void unreject(Context context) {
        Caller caller = services.gate().require(context);
        boolean gone = services.store()
                .write(transaction -> new Feedbacks(transaction).delete(caller.userId(), context.pathParam("id")));
        if (!gone) {
            throw ApiException.notFound("rejection");
        }
        changed(caller);
        context.status(204);
    }
}
