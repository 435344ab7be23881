package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Health, metrics, and what the API is. */
public record SystemRoutes(
        Services services,
        HealthChecks health,
        JobEvents events,
        Metrics metrics,
        Administrators administrators,
        String version) {
    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.get("/metrics", this::metrics);
        routes.get("/openapi.yaml", this::openapi);
    }

    private void health(Context context) {
        context.future(() -> health.checks().thenAccept(checks -> {
            boolean well = checks.values().stream().allMatch("ok"::equals);
            Json.send(
                    context,
                    well ? 200 : 503,
                    Map.of("status", well ? "ok" : "failing", "version", version, "checks", checks));
        }));
    }

    /** With accounts only for users who have one. */
    private void metrics(Context context) {
        administrators.require(context, "read its metrics");
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text(services, events));
    }

    private void openapi(Context context) throws IOException {
        try (InputStream in = SystemRoutes.class.getResourceAsStream("/io/reprise/app/server/openapi.yaml")) {
            if (in == null) {
                throw ApiException.notFound("document");
            }
            context.contentType("application/yaml").result(in.readAllBytes());
        }
    }
}
