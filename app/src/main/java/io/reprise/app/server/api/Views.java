package io.reprise.app.server.api;

import io.reprise.app.server.http.Json;
import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Job;
import io.reprise.app.store.ListedHighlight;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.time.Micros;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored things in the shapes of the API. */
final class Views {
    private Views() {}

    static Map<String, @Nullable Object> video(StoredVideo video) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", video.id());
        view.put("name", video.name());
        view.put("bytes", video.bytes());
        view.put("received", video.received());
        view.put("state", video.state().id());
        view.put("error", video.error());
        view.put("job", video.jobId());
        view.put("sha256", video.sha256());
        view.put("duration", video.durationMicros() == null ? null : Micros.toSeconds(video.durationMicros()));
        view.put("width", video.width());
        view.put("height", video.height());
        view.put("fps", video.fps() == null ? null : Math.round(video.fps() * 1000) / 1000.0);
        view.put("mime", video.mime());
        view.put("created", date(video.createdMillis()));
        return view;
    }

    /** A highlight. */
    static Map<String, @Nullable Object> highlight(ListedHighlight listed) {
        StoredHighlight one = listed.highlight();
        ListedHighlight.KeptFile file = listed.file();
        boolean making = listed.workedOn();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", one.id());
        view.put("name", one.name());
        view.put("made", date(one.madeMillis()));
        view.put("video", listed.videoId());
        view.put("source", source(one.source()));
        view.put("state", one.error() != null ? "failed" : making || file == null ? "making" : "ready");
        view.put("error", one.error());
        view.put("bytes", file == null ? null : file.bytes());
        view.put("type", file == null ? null : file.type());
        boolean known = one.source() != null || (!making && one.error() == null);
        view.put("duration", !known ? null : Micros.toSeconds(one.durationMicros()));
        return view;
    }

    private static @Nullable Map<String, @Nullable Object> source(@Nullable HighlightSource source) {
        if (source == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sha256", source.sha256());
        view.put("name", source.name());
        view.put("start", source.range().startSeconds());
        view.put("end", source.range().endSeconds());
        view.put("known", source.known().id());
        return view;
    }

    static Map<String, @Nullable Object> job(Job job) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", job.id());
        view.put("kind", job.kind().id());
        view.put("state", job.state().id());
        view.put("stage", job.stage() == null ? null : job.stage().id());
        view.put("progress", Math.round(job.progress() * 1000) / 1000.0);
        view.put("secondsLeft", job.secondsLeft(System.currentTimeMillis()));
        view.put("video", job.videoId());
        view.put("highlight", job.highlightId());
        view.put(
                "error",
                job.errorCode() == null
                        ? null
                        : Map.of("code", job.errorCode(), "message", String.valueOf(job.errorMessage())));
        view.put("result", job.result() == null ? null : Json.tree(job.result()));
        view.put("created", date(job.createdMillis()));
        return view;
    }

    static String date(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
