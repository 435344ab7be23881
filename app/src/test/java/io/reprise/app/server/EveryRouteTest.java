package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.cli.StoreWorker;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerLimits;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the document, asked without a user, by another user and by its owner. */
@Timeout(240)
@Tag("slow")
class EveryRouteTest {
    private static final String MOMENT = "{\"video\": \"VIDEO\", \"start\": 0.2, \"end\": 1.2}";

    /** What the owner may, in an order in which what is deleted is deleted last; a route that is missing fails the test. */
    private static final Map<String, Case> AS_OWNER = new LinkedHashMap<>();

    static {
        of("GET /health", 200);
        of("GET /metrics", 403); // no administrator
        of("GET /openapi.yaml", 200);
        of("GET /api/v1/session", 200);
        of("POST /api/v1/session", 400);
        of("GET /api/v1/users", 200);
        of("GET /api/v1/encoders", 200);
        of("POST /api/v1/encoders", 403, "", "{\"name\": \"mobilenetv2\"}"); // no administrator
        of("GET /api/v1/sessions", 200);
        of("GET /api/v1/tokens", 200);
        of("POST /api/v1/tokens", 403, "", "{\"name\": \"another\"}"); // a token makes none
        of("GET /api/v1/videos", 200);
        of("POST /api/v1/videos", 201, "?name=more&length=1000", "");
        of("GET /api/v1/videos/{id}", 200);
        of("GET /api/v1/videos/{id}/content", 200);
        of("PATCH /api/v1/videos/{id}/content", 409, "?offset=0", "x"); // it is whole already
        of("GET /api/v1/videos/{id}/frame", 200, "?at=0.5", "");
        of("GET /api/v1/videos/{id}/preview", 200, "?start=0&end=1", "");
        of("GET /api/v1/videos/{id}/suggestions", 200);
        of("POST /api/v1/videos/{id}/shown", 200, "", "{\"suggestions\": [\"none\"]}");
        of("GET /api/v1/highlights", 200);
        of("POST /api/v1/highlights", 201, "", MOMENT);
        of("GET /api/v1/highlights/{id}", 200);
        of("GET /api/v1/highlights/{id}/file", 200);
        of("PATCH /api/v1/highlights/{id}", 200, "", "{\"name\": \"mine\"}");
        of("POST /api/v1/rejections", 201, "", MOMENT);
        of("POST /api/v1/renders", 200, "", MOMENT.replace("}", ", \"format\": \"gif\"}")); // it is made already
        of("GET /api/v1/renders/{id}/file", 200);
        of("GET /api/v1/jobs", 200);
        of("GET /api/v1/jobs/{id}", 200);
        of("GET /api/v1/jobs/{id}/events", 200);
        of("DELETE /api/v1/rejections/{id}", 204);
        of("DELETE /api/v1/highlights/{id}", 204);
        of("POST /api/v1/highlights/{id}/restore", 200);
        of("DELETE /api/v1/jobs/{id}", 409); // it is over already
        of("DELETE /api/v1/videos/{id}", 204);
        of("DELETE /api/v1/session", 204);
        of("DELETE /api/v1/sessions/{id}", 204);
        of("DELETE /api/v1/tokens/{id}", 204);
    }

    private static final Map<String, Integer> OPEN_TO_ALL = Map.of(
            "GET /health", 200,
            "GET /openapi.yaml", 200,
            "GET /api/v1/session", 200,
            "POST /api/v1/session", 400);

    private record Case(int status, String query, String body) {}

    private static void of(String route, int status) {
        of(route, status, "", "{}");
    }

    private static void of(String route, int status, String query, String body) {
        AS_OWNER.put(route, new Case(status, query, body));
    }

    @TempDir
    Path folder;

    @Test
    void everyRouteIsItsOwnersAlone() throws Exception {
        try (Store store = Store.open(StoreLocation.in(new Home(folder)))) {
            String[] tokens = {account(store, "ann"), account(store, "bob")};
            ServerConfig config = ServerConfig.of(new Home(folder), "test", StoreWorker.class)
                    .withJobs(2, 1, new WorkerLimits(320, 2L << 30, Duration.ofMinutes(2)));
            try (Server server = Server.start(config, store)) {
                Http ann = new Http(server, "Authorization", "Bearer " + tokens[0]);
                Http bob = new Http(server, "Authorization", "Bearer " + tokens[1]);
                Map<String, String> ids = belongings(ann);
                assertThat(AS_OWNER.keySet())
                        .as("routes with a case here")
                        .containsExactlyInAnyOrderElementsOf(Documented.routes(ann));
                for (String route : AS_OWNER.keySet()) {
                    withoutUserAndAsAnother(route, ids, new Http(server), bob);
                }
                for (String route : AS_OWNER.keySet()) {
                    asOwner(route, ids, ann);
                }
            }
        }
    }

    /** Something of each kind that has an id, by the first name in its path. */
    private static Map<String, String> belongings(Http ann) throws Exception {
        Http.Answer upload =
                ann.send("POST", "/api/v1/videos?name=film", BodyPublishers.ofByteArray(DrawnGif.of(60, 10)));
        String video = upload.json().path("id").asText();
        ann.finished(upload.json().path("job").asText());
        String moment = MOMENT.replace("VIDEO", video);
        Http.Answer kept = ann.post("/api/v1/highlights", moment);
        Http.Answer rejected = ann.post("/api/v1/rejections", moment);
        Http.Answer render = ann.post("/api/v1/renders", moment.replace("}", ", \"format\": \"gif\"}"));
        ann.finished(render.json().path("id").asText());
        for (var job : ann.get("/api/v1/jobs").json().path("jobs")) {
            ann.finished(job.path("id").asText());
        }
        String token = ann.get("/api/v1/tokens")
                .json()
                .path("tokens")
                .get(0)
                .path("id")
                .asText();
        ann.post("/api/v1/session", "{\"name\": \"ann\", \"password\": \"password of ann\"}");
        String session = ann.get("/api/v1/sessions")
                .json()
                .path("sessions")
                .get(0)
                .path("id")
                .asText();
        return Map.of(
                "sessions", session,
                "videos", video,
                "highlights", kept.json().path("id").asText(),
                "rejections", rejected.json().path("id").asText(),
                "jobs", upload.json().path("job").asText(),
                "renders", render.json().path("id").asText(),
                "tokens", token);
    }

    private static String path(String route, Map<String, String> ids) {
        String declared = route.substring(route.indexOf(' ') + 1);
        return declared.contains("{id}")
                ? declared.replace("{id}", String.valueOf(ids.get(declared.split("/", -1)[3])))
                : declared;
    }

    private static int ask(Http who, String route, String path, String body) {
        String method = route.substring(0, route.indexOf(' '));
        return who.send(
                        method,
                        path,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "text/event-stream, */*")
                .status();
    }

    private static void withoutUserAndAsAnother(String route, Map<String, String> ids, Http noUser, Http bob) {
        String path = path(route, ids);
        assertThat(ask(noUser, route, path, "{}"))
                .as("no user: " + route)
                .isEqualTo(OPEN_TO_ALL.getOrDefault(route, 401));
        if (route.contains("{id}")) {
            assertThat(ask(bob, route, path, "{}")).as("another user: " + route).isEqualTo(404);
        } else if (route.startsWith("GET /api/v1/")) {
            assertThat(bob.get(path).text()).as("another user: " + route).doesNotContain(ids.get("videos"));
            if (!route.equals("GET /api/v1/session")) {
                assertThat(bob.get(path + "?user=ann").status()).as(route).isIn(403, 400);
            }
        }
    }

    private static void asOwner(String route, Map<String, String> ids, Http ann) {
        Case one = Objects.requireNonNull(AS_OWNER.get(route));
        String body = one.body().replace("VIDEO", String.valueOf(ids.get("videos")));
        assertThat(ask(ann, route, path(route, ids) + one.query(), body))
                .as("its owner: " + route)
                .isEqualTo(one.status());
    }

    private static String account(Store store, String name) {
        String secret = Secrets.random();
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return new Accounts(transaction).addToken(user.id(), "test", Secrets.digest(secret));
        });
        return secret;
    }
}
