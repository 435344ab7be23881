package io.reprise.app.server.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps other websites out: headers of every answer, and who may ask a server that has no login. */
public final class SafetyHeaders {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self'"
                    + " blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action"
                    + " 'self'; frame-ancestors 'none'";

    private static final Map<String, String> OF_ALL = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    private static final Map<String, String> OF_API = Stream.concat(
                    OF_ALL.entrySet().stream(), Stream.of(Map.entry("Cache-Control", "no-store")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SafetyHeaders() {}

    /** The headers of every answer at a path. */
    static Map<String, String> headers(String path) {
        return path.startsWith("/api/") ? OF_API : OF_ALL;
    }

    /**
     * Refuses a request that another website makes a browser send: by a name that was made to point here (DNS rebinding),
     * or straight to this address.
     *
     * @param loopback whether only this machine may ask
     */
    public static void requireOwnSite(Context context, boolean loopback) {
        String host = context.header("Host");
        if (loopback && (host == null || !LOOPBACK.contains(name(host)))) {
            throw new ApiException(
                    421, "wrong-host", "this server answers to localhost, 127.0.0.1 and [::1] only; it has no login");
        }
        boolean api = context.path().startsWith("/api/");
        if ((api || !READING.contains(context.req().getMethod())) && isForeign(context, host)) {
            throw new ApiException(403, "other-site", "another website may neither read nor change anything here");
        }
    }

    private static boolean isForeign(Context context, @Nullable String host) {
        String site = context.header("Sec-Fetch-Site");
        if ("cross-site".equals(site) || "same-site".equals(site)) {
            return true;
        }
        String origin = context.header("Origin");
        return origin != null && !isSame(origin, host);
    }

    private static boolean isSame(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String name(String host) {
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
