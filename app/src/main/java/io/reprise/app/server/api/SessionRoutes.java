package io.reprise.app.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.reprise.app.server.auth.Caller;
import io.reprise.app.server.auth.Secrets;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.JsonFields;
import io.reprise.app.server.jobs.Quotas;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sessions, tokens, users. */
public record SessionRoutes(Services services) {
    private static final int LONGEST = 1000;
    private static final int MOST_TOKENS = 50;

    /** Adds the routes. */
    public void add(RoutesConfig routes) {
        routes.get("/api/v1/session", this::session);
        routes.post("/api/v1/session", this::logIn);
        routes.delete("/api/v1/session", this::logOut);
        routes.get("/api/v1/sessions", this::sessions);
        routes.delete("/api/v1/sessions/{id}", this::endSession);
        routes.get("/api/v1/tokens", this::tokens);
        routes.post("/api/v1/tokens", this::addToken);
        routes.delete("/api/v1/tokens/{id}", this::removeToken);
        routes.get("/api/v1/users", this::users);
    }

    private void session(Context context) {
        JsonFields.ofQuery(context).allow("user").check();
        Optional<Caller> caller = services.authenticator().accounts()
                ? services.authenticator().find(context)
                : Optional.of(services.authenticator().require(context));
        Json.send(context, 200, view(caller.orElse(null)));
    }

    private Map<String, @Nullable Object> view(@Nullable Caller caller) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("user", caller == null ? null : caller.name());
        view.put("accounts", services.authenticator().accounts());
        view.put("csrf", caller == null ? null : caller.csrf());
        Quotas quotas = services.uploads().quotas();
        view.put(
                "limits",
                Map.of(
                        "uploadBytes",
                        services.uploads().mostBytes(),
                        "quotaBytes",
                        caller == null ? 0 : ofStore(quotas::of, caller),
                        "usedBytes",
                        caller == null ? 0 : ofStore(quotas::used, caller)));
        return view;
    }

    private long ofStore(BiFunction<Transaction, String, Long> bytes, Caller caller) {
        return services.store().read(transaction -> bytes.apply(transaction, caller.userId()));
    }

    private void logIn(Context context) {
        if (!services.authenticator().accounts()) {
            throw new ApiException(409, "no-accounts", "this server has no accounts: no login is needed");
        }
        JsonFields fields = JsonFields.ofBody(context);
        String name = fields.needText("name", LONGEST);
        String password = fields.needText("password", LONGEST);
        fields.check();
        context.future(() -> services.authenticator()
                .logIn(context, name, password)
                .thenAccept(caller -> Json.send(context, 200, view(caller))));
    }

    private void logOut(Context context) {
        services.authenticator().require(context);
        services.authenticator().logOut(context);
        context.header("Clear-Site-Data", "\"cache\"").status(204); // pictures and films that the browser kept
    }

    /** Where a user is logged in. */
    private void sessions(Context context) {
        Caller caller = services.authenticator().require(context);
        String current = services.authenticator().sessionId(context);
        List<Accounts.Session> sessions =
                services.store().read(transaction -> new Accounts(transaction).sessions(caller.userId()));
        Json.send(
                context,
                200,
                Map.of(
                        "sessions",
                        sessions.stream()
                                .map(session -> view(session, session.id().equals(current)))
                                .toList()));
    }

    private void endSession(Context context) {
        Caller caller = services.authenticator().require(context);
        boolean gone = services.store()
                .write(transaction -> new Accounts(transaction).endSession(caller.userId(), context.pathParam("id")));
        if (!gone) {
            throw ApiException.notFound("session");
        }
        context.status(204);
    }

    private void tokens(Context context) {
        Caller caller = services.authenticator().require(context);
        List<Accounts.Token> tokens =
                services.store().read(transaction -> new Accounts(transaction).tokens(caller.userId()));
        Json.send(
                context,
                200,
                Map.of("tokens", tokens.stream().map(SessionRoutes::view).toList()));
    }

    private void addToken(Context context) {
        Caller caller = services.authenticator().require(context);
        JsonFields fields = JsonFields.ofBody(context);
        String name = fields.needText("name", 100);
        fields.check();
        requireAccounts();
        if (caller.byToken()) {
            throw new ApiException(403, "token", "a token can't make tokens; log in with a password");
        }
        String secret = Secrets.random();
        Accounts.Token token = services.store().write(transaction -> {
            Accounts accounts = new Accounts(transaction);
            if (accounts.tokens(caller.userId()).size() >= MOST_TOKENS) {
                throw new ApiException(409, "too-many", "you have " + MOST_TOKENS + " tokens; end one first");
            }
            return accounts.addToken(caller.userId(), name, Secrets.digest(secret));
        });
        Map<String, @Nullable Object> view = view(token);
        view.put("token", secret);
        Json.send(context, 201, view);
    }

    /** A token would be the first account, and lock everybody else out of a server that has none. */
    private void requireAccounts() {
        if (!services.authenticator().accounts()) {
            throw new ApiException(409, "no-accounts", "this server has no accounts: no token is needed");
        }
    }

    private static Map<String, Object> view(Accounts.Session session, boolean current) {
        return Map.of(
                "id", session.id(),
                "created", Views.date(session.createdMillis()),
                "ends", Views.date(session.endsMillis()),
                "current", current);
    }

    private static Map<String, @Nullable Object> view(Accounts.Token token) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", token.id());
        view.put("name", token.name());
        view.put("created", Views.date(token.createdMillis()));
        view.put("used", token.usedMillis() == null ? null : Views.date(token.usedMillis()));
        return view;
    }

    private void removeToken(Context context) {
        Caller caller = services.authenticator().require(context);
        boolean gone = services.store()
                .write(transaction -> new Accounts(transaction).removeToken(caller.userId(), context.pathParam("id")));
        if (!gone) {
            throw ApiException.notFound("token");
        }
        context.status(204);
    }

    private void users(Context context) {
        Caller caller = services.authenticator().require(context);
        String only = services.authenticator().accounts() ? caller.userId() : null;
        List<Map<String, Object>> views =
                services.store().read(transaction -> new Users(transaction).counts(only)).stream()
                        .map(user -> Map.<String, Object>of("name", user.name(), "highlights", user.highlights()))
                        .toList();
        Json.send(context, 200, Map.of("users", views));
    }
}
