package io.reprise.app.store;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that highlights keep, by content, within one transaction. */
public final class MediaFiles {
    private static final int PIECE_BYTES = 4 << 20;

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

    /** What kind of file it is, such as "image/gif". */
    public Optional<String> type(String sha256) {
        return transaction.first("select type from media where sha256 = ?", row -> row.text("type"), sha256);
    }

    /** Bytes of the files that a user's highlights keep. */
    public long bytesOf(String userId) {
        return transaction.number(
                "select coalesce(sum(bytes), 0) as n from media where sha256 in (select kept_sha256 from highlights"
                        + " where user_id = ? union select clip_sha256 from highlights where user_id = ?)",
                userId,
                userId);
    }

    /** Copies a file in pieces of 4 MiB, so that its length does not matter; false if there is none. */
    public boolean copyTo(String sha256, OutputStream to) throws IOException {
        Optional<Long> bytes =
                transaction.first("select bytes from media where sha256 = ?", row -> row.number("bytes"), sha256);
        for (long from = 0; from < bytes.orElse(0L); from += PIECE_BYTES) {
            to.write(transaction
                    .first(
                            "select substr(content, ?, ?) as piece from media where sha256 = ?",
                            row -> row.bytes("piece"),
                            (int) from + 1,
                            PIECE_BYTES,
                            sha256)
                    .orElseThrow());
        }
        return bytes.isPresent();
    }

    /** Deletes those of these files that no highlight refers to any more. */
    public void deleteUnused(@Nullable String... all) {
        for (String sha256 : all) {
            transaction.update(
                    "delete from media where sha256 = ? and not exists (select 1 from highlights where kept_sha256 ="
                            + " media.sha256 or clip_sha256 = media.sha256)",
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
