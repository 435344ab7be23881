package io.reprise.app.server.http;

import io.javalin.http.Context;
import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page's own files, from the class path: {@code /} and what it loads, WebJars under {@code /webjars}. */
public final class PageFiles {
    private static final String PAGE = "/io/reprise/app/page";
    private static final String WEBJARS = "/META-INF/resources";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** Sends the file of the request's path, if the page has one. */
    public boolean send(Context context) throws IOException {
        String path = context.path().equals("/") ? "/index.html" : context.path();
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(ending);
        if (type == null || !PLAIN.matcher(path).matches()) {
            return false;
        }
        Optional<byte[]> content = read(path.startsWith("/webjars/") ? WEBJARS + path : PAGE + path);
        if (content.isEmpty()) {
            return false;
        }
        String tag = '"'
                + tags.computeIfAbsent(path, none -> Sha256.of(content.get()).substring(0, 16))
                + '"';
        context.header("ETag", tag).header("Cache-Control", "no-cache").contentType(type);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.result(content.get());
        }
        return true;
    }

    private static Optional<byte[]> read(String place) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(place)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
