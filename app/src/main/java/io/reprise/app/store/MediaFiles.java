package io.reprise.app.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that highlights keep, by content, within one transaction. */
public final class MediaFiles {
    private final Transaction transaction;

    /** Within this transaction. */
    public MediaFiles(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * A file.
     *
     * @param sha256 of its content
     * @param type such as "image/gif"
     * @param content the bytes
     */
    public record Media(String sha256, String type, byte[] content) {}

    /**
     * Keeps a file; one that is here already is not stored twice.
     *
     * @param type such as "image/gif"
     * @return its SHA-256
     */
    public String put(String type, byte[] content) {
        String sha256 = sha256(content);
        transaction.update(
                "insert into media (sha256, type, bytes, content) values (?, ?, ?, ?) on conflict (sha256) do nothing",
                sha256,
                type,
                (long) content.length,
                content);
        return sha256;
    }

    /** A file. */
    public Optional<Media> get(String sha256) {
        return transaction.first(
                "select type, content from media where sha256 = ?",
                row -> new Media(sha256, row.text("type"), row.bytes("content")),
                sha256);
    }

    /** Deletes those of these files that no highlight refers to any more. */
    public void deleteUnused(@Nullable String... all) {
        for (String sha256 : all) {
            transaction.update(
                    "delete from media where sha256 = ? and not exists"
                            + " (select 1 from highlights where kept_sha256 = media.sha256 or clip_sha256 = media.sha256)",
                    sha256);
        }
    }

    /** SHA-256 in hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
