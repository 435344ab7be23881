package io.reprise.app.server.auth;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.PlainText;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows who is asking, and lets in whom it knows. */
public final class Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final String COOKIE = "reprise_session";
    private static final String DEVICE = "reprise_device";
    private static final String DEFAULT_USER = "me";
    /** An id that no user has: a request for a user that does not exist sees nothing and makes nothing. */
    private static final String NO_USER = "";

    /** A session ends so long after its log-in, whatever is done, */
    private static final long LONGEST_MILLIS = Duration.ofDays(14).toMillis();
    /** and so long after it was used last, as noted once an hour. */
    private static final long IDLE_MILLIS = Duration.ofDays(3).toMillis();

    private static final long NOTED_MILLIS = Duration.ofHours(1).toMillis();
    private static final Duration KNOWN_DEVICE = Duration.ofDays(365);
    private static final int LONGEST_NAME = 100;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Store store;
    private final boolean accounts;
    private final TrustedProxies proxies;
    private final PasswordChecks passwords;
    private final LoginLimits logins = new LoginLimits(System::nanoTime);

    /**
     * One over a store.
     *
     * @param accounts whether everybody must log in
     * @param proxies who may say where a request comes from
     * @param passwords compares them
     */
    public Authenticator(Store store, boolean accounts, TrustedProxies proxies, PasswordChecks passwords) {
        this.store = store;
        this.accounts = accounts;
        this.proxies = proxies;
        this.passwords = passwords;
    }

    /** Whether everybody must log in. */
    public boolean accounts() {
        return accounts;
    }

    /**
     * Who is asking; without accounts the user that the request names.
     *
     * @throws ApiException 401 if not logged in, 403 if not allowed, 400 if that is no name
     */
    public Caller require(Context context) {
        String named = context.queryParam("user");
        if (!accounts) {
            String name = named == null ? DEFAULT_USER : named;
            return isReading(context) ? known(name) : named(name);
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

    /** The user of this name without accounts; one that does not exist has nothing, and is not made. */
    public Caller known(String name) {
        requireName(name);
        return store.read(transaction -> new Users(transaction).named(name))
                .map(user -> new Caller(user.id(), user.name(), null, false))
                .orElse(new Caller(NO_USER, name, null, false));
    }

    private Caller named(String name) {
        Caller caller = known(name);
        if (!caller.userId().equals(NO_USER)) {
            return caller;
        }
        User user = store.write(transaction -> new Users(transaction).findOrAdd(name));
        return new Caller(user.id(), user.name(), null, false);
    }

    private static void requireName(String name) {
        boolean plain = PlainText.is(name) && !name.isBlank() && name.equals(name.strip());
        if (!plain || name.length() > LONGEST_NAME) {
            throw ApiException.fields(List.of(new ApiException.FieldError(
                    "user",
                    "a user's name has 1 to " + LONGEST_NAME
                            + " characters, no control characters and no space at its ends")));
        }
    }

    private static boolean isReading(Context context) {
        return READING.contains(context.req().getMethod());
    }

    /** The caller who is logged in; empty for none. */
    public Optional<Caller> find(Context context) {
        if (!accounts) {
            return Optional.of(known(DEFAULT_USER));
        }
        String bearer = context.header("Authorization");
        if (bearer != null) {
            String token = bearer.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? bearer.substring(7).strip()
                    : "";
            return ofToken(Secrets.digest(token));
        }
        String cookie = cookie(context, COOKIE);
        return cookie == null ? Optional.empty() : ofSession(Secrets.digest(cookie));
    }

    private Optional<Caller> ofSession(String digest) {
        Optional<Accounts.Session> session = store.read(transaction -> new Accounts(transaction).session(digest));
        session.ifPresent(used -> prolong(used, digest));
        return session.flatMap(found -> store.read(transaction -> new Users(transaction).get(found.userId()))
                .map(user -> new Caller(user.id(), user.name(), found.csrf(), false)));
    }

    private void prolong(Accounts.Session session, String digest) {
        long now = System.currentTimeMillis();
        long ends = Math.min(session.createdMillis() + LONGEST_MILLIS, now + IDLE_MILLIS);
        if (ends - session.endsMillis() > NOTED_MILLIS) {
            store.write(transaction -> {
                new Accounts(transaction).prolong(digest, ends);
                return true;
            });
        }
    }

    /** The id of the session that a request comes with; empty for none. */
    public String sessionId(Context context) {
        String cookie = cookie(context, COOKIE);
        return cookie == null
                ? ""
                : store.read(transaction -> new Accounts(transaction).session(Secrets.digest(cookie)))
                        .map(Accounts.Session::id)
                        .orElse("");
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
                .map(user -> new Caller(user.id(), user.name(), null, true)));
    }

    private static void requireIntent(Context context, Caller caller) {
        String sent = context.header("X-CSRF-Token");
        if (caller.csrf() != null && !isReading(context) && (sent == null || !isSame(sent, caller.csrf()))) {
            throw new ApiException(403, "csrf", "send the session's csrf token as the header X-CSRF-Token");
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Logs in, and sets the cookies. The password is compared by another thread.
     *
     * @throws ApiException 429 after too many failures, 503 if too many log in at once; 401 is the future's
     */
    public CompletableFuture<Caller> logIn(Context context, String name, String password) {
        Optional<User> user = store.read(transaction -> new Users(transaction).named(name));
        String hash = user.map(User::password).orElse(null);
        String address = proxies.client(context);
        LoginLimits.Attempt attempt = TrustedDevice.number(cookie(context, DEVICE), hash)
                .map(logins::begin)
                .orElseGet(() -> logins.begin(name, address));
        return passwords.matches(password, hash).thenApply(same -> {
            if (!same || user.isEmpty() || hash == null) {
                LOG.warn("a log-in as '{}' from {} failed", name, address);
                throw new ApiException(401, "wrong-login", "there is no such user, or the password is wrong");
            }
            attempt.succeeded();
            LOG.info("'{}' logged in from {}", name, address);
            String now = PasswordHash.isOutdated(hash) ? Secrets.hash(password) : hash;
            return open(context, user.get(), hash, now);
        });
    }

    private Caller open(Context context, User user, String hash, String now) {
        String secret = Secrets.random();
        String csrf = Secrets.random();
        long ends = System.currentTimeMillis() + IDLE_MILLIS;
        String device = TrustedDevice.cookie(now);
        boolean still = store.write(transaction -> {
            boolean same = new Users(transaction)
                    .get(user.id())
                    .map(stored -> hash.equals(stored.password()))
                    .orElse(false);
            if (same && !now.equals(hash)) {
                new Accounts(transaction).replaceHash(user.id(), now);
            }
            if (same) {
                new Accounts(transaction).addSession(Secrets.digest(secret), user.id(), csrf, ends);
            }
            return same;
        });
        if (!still) {
            throw new ApiException(401, "wrong-login", "the password was changed just now");
        }
        context.cookie(cookie(context, COOKIE, secret, (int) (LONGEST_MILLIS / 1000)));
        context.cookie(cookie(context, DEVICE, device, (int) KNOWN_DEVICE.toSeconds()));
        return new Caller(user.id(), user.name(), csrf, false);
    }

    /** Logs out. */
    public void logOut(Context context) {
        String cookie = cookie(context, COOKIE);
        if (cookie != null) {
            store.write(transaction -> {
                new Accounts(transaction).endSession(Secrets.digest(cookie));
                return true;
            });
        }
        context.cookie(cookie(context, COOKIE, "", 0));
    }

    /** Whether the client speaks HTTPS, with the server or with a trusted proxy. */
    public boolean isSecure(Context context) {
        return proxies.isSecure(context);
    }

    /** With HTTPS cookies have the prefix with which browsers take them from this very host alone. */
    private String name(Context context, String cookie) {
        return isSecure(context) ? "__Host-" + cookie : cookie;
    }

    private @Nullable String cookie(Context context, String name) {
        return context.cookie(name(context, name));
    }

    /** Secure where the client speaks HTTPS; a browser would not keep it otherwise. */
    private Cookie cookie(Context context, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name(context, name), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure(context));
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
