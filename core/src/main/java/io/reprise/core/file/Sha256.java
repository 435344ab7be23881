package io.reprise.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. */
public final class Sha256 {
    private static final int BUFFER_BYTES = 1 << 18;

    private Sha256() {}

    /** The hash of bytes. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** The hash of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The hash of a file, which is read once, in pieces.
     *
     * @throws IOException if it can't be read
     */
    public static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest);
    }

    /**
     * The hash of many files of one folder: of the lines that {@code sha256sum} prints of them, by their names in ascending
     * order.
     *
     * @param folder that the names are relative to
     * @throws IOException if one can't be read
     */
    public static String of(Path folder, List<Path> files) throws IOException {
        Map<String, Path> byName = new TreeMap<>();
        files.forEach(file -> byName.put(folder.relativize(file).toString().replace('\\', '/'), file));
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Path> file : byName.entrySet()) {
            lines.append(of(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        return of(lines.toString());
    }

    /** A digest to feed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java has", e);
        }
    }

    /** The hash of all that a digest was fed; the digest begins anew. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
