package io.reprise.app.history;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.Ids;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.NewMedia;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.Users;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FileNames;
import io.reprise.core.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes an export back, as it was; what is in the history already stays as it is. */
public final class HistoryImport {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final int LONGEST_NAME = 255;

    private final Store store;
    private final Path folder;
    private final String user;

    private HistoryImport(Store store, Path folder, String user) {
        this.store = store;
        this.folder = folder;
        this.user = user;
    }

    /** Told what became of each. */
    public interface Told {
        /** One that is in the history now. */
        void added(Added added);

        /** One that can't be taken, and why. */
        void bad(String line);
    }

    /** Where files are: the place itself, or what is unpacked of a zip. */
    public static Path unpacked(Path place, WorkFolder work) throws BadInputException {
        if (!Files.exists(place)) {
            throw new BadInputException("no-such-file", "no such folder or zip: " + place + "; check the name");
        }
        if (Files.isDirectory(place)) {
            return place;
        }
        ZipExtraction.into(work.path(), place);
        return work.path();
    }

    /** Whether a folder is an export, and not merely one with GIFs. */
    public static boolean isExport(Path folder) {
        return Files.isRegularFile(folder.resolve("history.json"));
    }

    /**
     * Takes an export.
     *
     * @throws BadInputException if it isn't one, or of a newer program
     */
    public static void take(Store store, Path folder, String user, Told told) throws BadInputException {
        HistoryImport run = new HistoryImport(store, folder, user);
        for (HistoryEntry entry : run.document().highlights()) {
            try {
                told.added(run.take(entry));
            } catch (BadInputException | IllegalArgumentException e) {
                told.bad(PlainText.line(entry.name(), LONGEST_NAME) + " is left out: " + e.getMessage());
            }
        }
    }

    private HistoryExport.Document document() throws BadInputException {
        Path file = folder.resolve("history.json");
        HistoryExport.Document document;
        try {
            document =
                    JsonMapper.builder().build().readValue(file("history.json").toFile(), HistoryExport.Document.class);
        } catch (IOException e) {
            throw new BadInputException(
                    "damaged",
                    file + " is no history: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                    e);
        }
        if (!"reprise history".equals(document.format()) || document.highlights() == null) {
            throw new BadInputException(
                    "damaged", file + " is no history of reprise; its format is " + document.format());
        }
        if (document.version() > HistoryExport.VERSION) {
            throw new BadInputException(
                    "newer", file + " was written by a newer reprise (version " + document.version() + "); update it");
        }
        return document;
    }

    private Added take(HistoryEntry entry) throws BadInputException {
        NewMedia kept = entry.file() == null ? null : media(entry.file());
        NewMedia clip = entry.clip() == null ? null : media(entry.clip());
        return store.write(t -> take(t, entry, kept, clip));
    }

    private Added take(Transaction t, HistoryEntry entry, @Nullable NewMedia kept, @Nullable NewMedia clip) {
        Users users = new Users(t);
        String userId = users.findOrAdd(user).id();
        users.lock(userId);
        Highlights highlights = new Highlights(t);
        MediaFiles files = new MediaFiles(t);
        String keptHash = kept == null ? null : files.put(kept);
        Optional<StoredHighlight> known = highlights.get(userId, entry.id());
        if (known.isEmpty() && keptHash != null) {
            known = highlights.keeping(userId, keptHash);
        }
        if (known.isPresent()) {
            boolean restored = highlights.restore(userId, known.get().id());
            return new Added(known.get(), restored ? Added.Outcome.RESTORED : Added.Outcome.THERE);
        }
        String clipHash = clip == null ? null : files.put(clip);
        StoredHighlight made = entry.toStore(freeId(t, entry.id()), userId, keptHash, clipHash);
        highlights.add(made);
        return new Added(made, Added.Outcome.ADDED);
    }

    /** The id it had, unless another highlight has it here. */
    private static String freeId(Transaction t, String id) {
        boolean free = id.matches("[0-9A-Z]{26}") && !new Highlights(t).exists(id);
        return free ? id : Ids.next();
    }

    private NewMedia media(String name) throws BadInputException {
        return NewMedia.of(type(name), file(name));
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "gif", "webp", "apng", "avif" -> "image/" + extension;
            default -> "video/" + extension.replaceAll("[^a-z0-9_]", "");
        };
    }

    /** Whether it is a file of the archive itself: a link, or a folder on the way that is one, may lead anywhere. */
    private boolean isWithin(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.toRealPath().startsWith(folder.toRealPath());
    }

    /** A file of the archive, small enough to be kept. */
    private Path file(String name) throws BadInputException {
        Path file = folder.resolve(FileNames.isPossible(name) ? name : "").normalize();
        try {
            if (!isWithin(file)) {
                throw new BadInputException(
                        "no-such-file", "its file '" + PlainText.line(name, LONGEST_NAME) + "' is not in " + folder);
            }
            if (Files.size(file) == 0) {
                throw new BadInputException("empty", "its file '" + PlainText.line(name, LONGEST_NAME) + "' is empty");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(
                        "too-large", "its file '" + PlainText.line(name, LONGEST_NAME) + "' is too large");
            }
            return file;
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
