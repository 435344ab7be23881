package io.reprise.app.server.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file seems to be, from its first bytes; its name does not count. Whether it is that, a child finds out. */
public final class FileSignature {
    /** How many bytes are looked at. */
    private static final int BYTES = 64;

    private static final List<String> NO_VIDEOS = List.of(
            "#EXTM3U",
            "ffconcat",
            "<?xml",
            "<!DOCTYPE",
            "<html",
            "<svg",
            "%PDF",
            "PK\u0003\u0004",
            "#!",
            "MZ",
            "\u007fELF",
            "{",
            "[");

    private FileSignature() {}

    /** {@link #type} of a file. */
    public static Optional<String> ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return type(in.readNBytes(BYTES));
        }
    }

    /**
     * The type of a video or moving picture by its first bytes; {@code application/octet-stream} if it could be one of the
     * rarer ones; empty if it is certainly something else, such as a playlist or a document.
     */
    public static Optional<String> type(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String start = text.strip().toLowerCase(Locale.ROOT).replace("\u00ef\u00bb\u00bf", "");
        if (NO_VIDEOS.stream().anyMatch(no -> start.startsWith(no.toLowerCase(Locale.ROOT)))) {
            return Optional.empty();
        }
        if (text.startsWith("ftypavi", 4)) {
            return Optional.of("image/avif"); // avif or avis
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of(text.startsWith("qt  ", 8) ? "video/quicktime" : "video/mp4");
        }
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(text.contains("webm") ? "video/webm" : "video/x-matroska");
        }
        if (text.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        if (text.startsWith("RIFF")) {
            return Optional.of(text.startsWith("WEBP", 8) ? "image/webp" : "video/x-msvideo");
        }
        if (text.startsWith("OggS")) {
            return Optional.of("video/ogg");
        }
        return Optional.of(text.startsWith("\u0089PNG") ? "image/png" : "application/octet-stream");
    }
}
