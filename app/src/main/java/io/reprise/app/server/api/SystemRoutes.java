package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Health, metrics, and what the API is. */
public record SystemRoutes(Services services, JobEvents events, Metrics metrics, String version) {
    private static final long LEAST_DISK = 200L << 20;

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.get("/metrics", this::metrics);
        routes.get("/openapi.yaml", this::openapi);
    }

    private void health(Context context) {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("store", store());
        checks.put("disk", disk());
        boolean well = checks.values().stream().allMatch("ok"::equals);
        Json.send(
                context,
                well ? 200 : 503,
                Map.of("status", well ? "ok" : "failing", "version", version, "checks", checks));
    }

    private String store() {
        try {
            return services.store().read(transaction -> transaction.number("select 1 as n")) == 1 ? "ok" : "wrong";
        } catch (StoreException e) {
            return e.code();
        }
    }

    private String disk() {
        Path folder = services.folders().home().folder();
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            return free > LEAST_DISK ? "ok" : "only " + (free >> 20) + " MB left";
        } catch (IOException e) {
            return "not writable";
        }
    }

    private void metrics(Context context) {
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
