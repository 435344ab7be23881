package io.reprise.app.store;

import io.reprise.core.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that highlights keep, by content, within one transaction: a row with type and size in the store, the bytes in a
 * file beside it ({@link MediaFolder}). A file is on the disk before its row is committed, and deleted after its row is gone.
 */
public final class MediaFiles {
    private final Transaction transaction;
    private final MediaFolder folder;

    /** Within this transaction. */
    public MediaFiles(Transaction transaction) {
        this.transaction = transaction;
        this.folder = transaction.media();
    }

    /**
     * A file.
     *
     * @param sha256 of its content
     * @param type such as "image/gif"
     * @param bytes its size
     * @param file where it is; to be read only, and gone once no highlight keeps it
     */
    public record Media(String sha256, String type, long bytes, Path file) {}

    /**
     * Keeps a copy of a file; what is here already is not stored twice.
     *
     * @return its SHA-256
     * @throws StoreException if it can't be stored, or changed since it was hashed
     */
    public String put(NewMedia media) {
        try {
            put(media.type(), media.sha256(), media.bytes(), to -> {
                Files.copy(media.file(), to);
                media.requireUnchanged();
            });
            return media.sha256();
        } catch (IOException e) {
            throw notKept(media.type(), media.bytes(), e);
        }
    }

    /** Keeps a content. */
    public String put(String type, byte[] content) {
        String sha256 = Sha256.of(content);
        try {
            put(type, sha256, content.length, to -> to.write(content));
        } catch (IOException e) {
            throw notKept(type, content.length, e);
        }
        return sha256;
    }

    private void put(String type, String sha256, long bytes, MediaFolder.Content content) throws IOException {
        transaction.lockMedia();
        boolean known = isKnown(sha256);
        if (!known) {
            transaction.changes().written(sha256);
        }
        if (!known || !folder.isWhole(sha256, bytes)) {
            folder.write(sha256, content);
        }
        transaction.update(
                "insert into media (sha256, type, bytes) values (?, ?, ?) on conflict (sha256) do nothing",
                sha256,
                type,
                bytes);
    }

    /** The file is told by its type and size: it may be a copy made for the store, whose name nobody knows. */
    private StoreException notKept(String type, long bytes, IOException e) {
        return failure("a file (" + type + ", " + bytes + " bytes) can't be kept in " + folder, e);
    }

    private static StoreException failure(String what, IOException e) {
        return new StoreException(
                "store-full",
                what + ": " + e.getMessage() + "; check the space on the disk and the folder's permissions",
                e);
    }

    /** A file that is there with all its bytes. */
    public Optional<Media> get(String sha256) {
        return transaction
                .first(
                        "select type, bytes from media where sha256 = ?",
                        row -> new Media(sha256, row.text("type"), row.number("bytes"), folder.file(sha256)),
                        sha256)
                .filter(media -> folder.isWhole(sha256, media.bytes()));
    }

    private boolean isKnown(String sha256) {
        return transaction.number("select count(*) as n from media where sha256 = ?", sha256) > 0;
    }

    /** Bytes of the files that a user's highlights keep. */
    public long bytesOf(String userId) {
        return transaction.number(
                "select coalesce(sum(bytes), 0) as n from media where sha256 in (select kept_sha256 from highlights"
                        + " where user_id = ? union select clip_sha256 from highlights where user_id = ?)",
                userId,
                userId);
    }

    /** How many files are not there, or not whole, though highlights keep them. */
    public long missing() {
        return transaction
                .query(
                        "select sha256, bytes from media",
                        row -> !folder.isWhole(row.text("sha256"), row.number("bytes")))
                .stream()
                .filter(missing -> missing)
                .count();
    }

    /** Deletes those of these files that no highlight refers to any more. */
    public void deleteUnused(@Nullable String... all) {
        transaction.lockMedia();
        for (String sha256 : all) {
            int rows = transaction.update(
                    "delete from media where sha256 = ? and not exists (select 1 from highlights where kept_sha256 ="
                            + " media.sha256 or clip_sha256 = media.sha256)",
                    sha256);
            if (sha256 != null && rows > 0) {
                transaction.changes().deleted(sha256);
            }
        }
    }

    /** Deletes those of these files that have no row: what a killed process left of them too. */
    void deleteWithoutRow(Collection<Path> files) {
        transaction.lockMedia(); // none is being written meanwhile
        for (Path file : files) {
            if (!isKnown(String.valueOf(file.getFileName()))) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw failure(file + " can't be deleted", e);
                }
            }
        }
    }

    /** Those of these files that have no row. */
    List<Path> withoutRow(List<Path> files) {
        Set<String> known = Set.copyOf(transaction.query("select sha256 from media", row -> row.text("sha256")));
        return files.stream()
                .filter(file -> !known.contains(String.valueOf(file.getFileName())))
                .toList();
    }
}
