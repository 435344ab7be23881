package io.reprise.app.server.api;

import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.store.HighlightList;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Suggestions;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Videos;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What keeping, rejecting and the history share. */
record HighlightService(Services services) {
    /** The video that a request's field names, which must be the caller's; a wrong one is told to the fields. */
    @Nullable
    StoredVideo video(JsonFields fields, Caller caller) {
        String id = fields.needText("video", 40);
        StoredVideo video = services.store()
                .read(transaction -> new Videos(transaction).get(caller.userId(), id))
                .orElse(null);
        if (video == null && !id.isEmpty()) {
            fields.wrong("video", "there is no such video");
        }
        return video;
    }

    /** A video that was opened, so that its content is known. */
    static StoredVideo analysed(StoredVideo video) {
        if (video.sha256() == null) {
            throw new ApiException(409, "not-analysed", "this video was not opened yet; wait a moment");
        }
        return video;
    }

    /** The id of a suggestion, if it was shown to this user. */
    static @Nullable String known(Transaction transaction, String userId, @Nullable String suggestion) {
        String asked = Objects.requireNonNullElse(suggestion, "");
        return new Suggestions(transaction).wasShown(userId, asked) ? asked : null;
    }

    /** The job that makes what a highlight keeps. */
    static Job queue(Transaction transaction, StoredHighlight one) {
        return new JobQueue(transaction)
                .add(new JobQueue.Wanted(one.userId(), Job.Kind.KEEP, null, null, one.id(), "{}"));
    }

    /** A user's history changed. */
    void changed(Caller caller) {
        services.recommenders().changed(caller.userId());
    }

    /** A highlight as it is told. */
    static Map<String, @Nullable Object> view(Transaction transaction, StoredHighlight one) {
        return Views.highlight(
                new HighlightList(transaction, one.userId()).get(one.id()).orElseThrow());
    }
}
