package io.reprise.app.server.auth;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.RateLimit;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows who is asking, and lets in whom it knows. */
public final class Gate {
    private static final String COOKIE = "reprise_session";
    private static final String DEFAULT_USER = "me";
    private static final Duration SESSION = Duration.ofDays(14);
    private static final int LOGINS = 10;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Store store;
    private final boolean accounts;
    private final RateLimit logins = new RateLimit(LOGINS, Duration.ofMinutes(5));

    /**
     * One over a store.
     *
     * @param accounts whether everybody must log in
     */
    public Gate(Store store, boolean accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** Whether everybody must log in. */
    public boolean accounts() {
        return accounts;
    }

    /**
     * Who is asking; without accounts the user that the request names.
     *
     * @throws ApiException 401 if nobody is logged in, 403 if he may not, 400 if that is no name
     */
    public Caller require(Context context) {
        String named = context.queryParam("user");
        if (!accounts) {
            return named(named == null ? DEFAULT_USER : named);
        }
        Caller caller = find(context)
                .orElseThrow(
                        () -> new ApiException(401, "log-in", "log in first, or send Authorization: Bearer TOKEN"));
        if (named != null && !named.equals(caller.name())) {
            throw new ApiException(403, "other-user", "these are not your things");
        }
        requireIntent(context, caller);
        return caller;
    }

    /** The user of this name without accounts. */
    public Caller named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip())) {
            throw ApiException.fields(java.util.List.of(new ApiException.FieldError(
                    "user", "a user's name has 1 to " + LONGEST_NAME + " characters and no space at its ends")));
        }
        User user = store.read(transaction -> new Users(transaction).named(name))
                .orElseGet(() -> store.write(transaction -> new Users(transaction).findOrAdd(name)));
        return new Caller(user.id(), user.name(), null);
    }

    /** Who is logged in, if anybody is. */
    public Optional<Caller> find(Context context) {
        if (!accounts) {
            return Optional.of(named(DEFAULT_USER));
        }
        String bearer = context.header("Authorization");
        if (bearer != null) {
            String token = bearer.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? bearer.substring(7).strip()
                    : "";
            return ofToken(Secrets.digest(token));
        }
        String cookie = context.cookie(COOKIE);
        return cookie == null
                ? Optional.empty()
                : store.read(transaction -> new Accounts(transaction)
                        .session(Secrets.digest(cookie))
                        .flatMap(session -> new Users(transaction)
                                .get(session.userId())
                                .map(user -> new Caller(user.id(), user.name(), session.csrf()))));
    }

    private Optional<Caller> ofToken(String digest) {
        if (store.read(transaction -> new Accounts(transaction).isUseNews(digest))) {
            store.write(transaction -> {
                new Accounts(transaction).used(digest);
                return true;
            });
        }
        return store.read(transaction -> new Accounts(transaction)
                .userOfToken(digest)
                .flatMap(id -> new Users(transaction).get(id))
                .map(user -> new Caller(user.id(), user.name(), null)));
    }

    private static void requireIntent(Context context, Caller caller) {
        String sent = context.header("X-CSRF-Token");
        if (caller.csrf() != null
                && !READING.contains(context.req().getMethod())
                && (sent == null || !isSame(sent, caller.csrf()))) {
            throw new ApiException(403, "csrf", "send the session's csrf token as the header X-CSRF-Token");
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Logs in, and sets the cookie.
     *
     * @throws ApiException 401 if name or password is wrong, 429 after too many attempts
     */
    public Caller logIn(Context context, String name, String password) {
        String address = "address " + context.ip();
        logins.count("name " + name, "attempts to log in");
        logins.count(address, "attempts to log in");
        Optional<User> user = store.read(transaction -> new Users(transaction).named(name));
        if (!Secrets.matches(password, user.map(User::password).orElse(null)) || user.isEmpty()) {
            throw new ApiException(401, "wrong-login", "there is no such user, or the password is wrong");
        }
        logins.forget("name " + name);
        logins.forget(address);
        String secret = Secrets.random();
        String csrf = Secrets.random();
        long expires = System.currentTimeMillis() + SESSION.toMillis();
        store.write(transaction -> {
            new Accounts(transaction)
                    .addSession(Secrets.digest(secret), user.get().id(), csrf, expires);
            return true;
        });
        context.cookie(cookie(context, secret, (int) SESSION.toSeconds()));
        return new Caller(user.get().id(), user.get().name(), csrf);
    }

    /** Logs out. */
    public void logOut(Context context) {
        String cookie = context.cookie(COOKIE);
        if (cookie != null) {
            store.write(transaction -> {
                new Accounts(transaction).endSession(Secrets.digest(cookie));
                return true;
            });
        }
        context.cookie(cookie(context, "", 0));
    }

    /** Secure behind a proxy that speaks HTTPS; a browser would not keep it otherwise. */
    private static Cookie cookie(Context context, @Nullable String value, int seconds) {
        boolean secure = "https".equals(context.header("X-Forwarded-Proto"))
                || context.req().isSecure();
        Cookie cookie = new Cookie(COOKIE, value == null ? "" : value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
