package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.StoredVideo;
import io.reprise.app.store.Videos;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Jobs and what happens to them. */
public record JobRoutes(Services services, JobEvents events) {
    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/jobs", this::list);
        routes.get("/api/v1/jobs/{id}", this::get);
        routes.delete("/api/v1/jobs/{id}", this::cancel);
        routes.get("/api/v1/jobs/{id}/events", this::events);
    }

    private void list(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields.ofQuery(context).allow("user").check();
        List<Job> jobs = services.store().read(transaction -> new JobQueue(transaction).of(caller.userId()));
        Json.send(context, 200, Map.of("jobs", jobs.stream().map(Views::job).toList()));
    }

    private void get(Context context) {
        Caller caller = services.authenticator().require(context);
        Json.send(context, 200, Views.job(services.job(context, caller)));
    }

    private void cancel(Context context) {
        Caller caller = services.authenticator().require(context);
        Job job = services.job(context, caller);
        boolean stopped = services.store().write(transaction -> {
            boolean cancelled = new JobQueue(transaction).cancel(job.id());
            if (cancelled && job.kind() == Job.Kind.ANALYSE && job.videoId() != null) {
                new Videos(transaction).state(job.videoId(), StoredVideo.State.FAILED, "the analysis was cancelled");
            }
            return cancelled;
        });
        if (!stopped) {
            throw new ApiException(
                    409, "over", "this job is over: " + job.state().id());
        }
        services.pool().cancelled(job.id());
        context.status(204);
    }

    private void events(Context context) throws Exception {
        Caller caller = services.authenticator().require(context);
        Job job = services.job(context, caller);
        String accept = Objects.toString(context.header("Accept"), "").toLowerCase(Locale.ROOT);
        if (!accept.contains("text/event-stream")) {
            throw new ApiException(406, "not-acceptable", "ask for events with Accept: text/event-stream");
        }
        events.requireRoom(caller.userId());
        new SseHandler(client -> events.add(caller.userId(), job.id(), client)).handle(context);
    }
}
