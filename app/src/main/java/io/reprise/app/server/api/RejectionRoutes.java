package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.store.Feedback;
import io.reprise.app.store.Feedbacks;
import io.reprise.app.store.Ids;
import io.reprise.app.store.StoredVideo;
import io.reprise.core.time.TimeRange;
import java.util.Map;
import java.util.Objects;

/** Rejections of moments, and taking them back. */
public record RejectionRoutes(Services services) {
    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.post("/api/v1/rejections", this::reject);
        routes.delete("/api/v1/rejections/{id}", this::unreject);
    }

    private void reject(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofBody(context);
        String suggestion = fields.text("suggestion", 40);
        StoredVideo video = marks().video(fields, caller);
        TimeRange range = Ranges.of(fields, video, KeepRoutes.LONGEST_SECONDS);
        fields.check();
        StoredVideo from = HighlightService.analysed(Objects.requireNonNull(video));
        String id = Ids.next();
        services.store().write(transaction -> {
            services.shown().store(transaction, caller.userId(), suggestion);
            Feedback feedback = new Feedback(
                    id,
                    HighlightService.known(transaction, caller.userId(), suggestion),
                    Feedback.Kind.REJECTED,
                    range,
                    System.currentTimeMillis());
            new Feedbacks(transaction).add(caller.userId(), String.valueOf(from.sha256()), feedback);
            return true;
        });
        marks().changed(caller);
        Json.send(context, 201, Map.of("id", id));
    }

    private void unreject(Context context) {
        Caller caller = services.authenticator().require(context);
        boolean gone = services.store()
                .write(transaction -> new Feedbacks(transaction).delete(caller.userId(), context.pathParam("id")));
        if (!gone) {
            throw ApiException.notFound("rejection");
        }
        marks().changed(caller);
        context.status(204);
    }

    private HighlightService marks() {
        return new HighlightService(services);
    }
}
