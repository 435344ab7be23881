package io.reprise.engine.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a home that others can read, as older versions and a careless {@code mkdir} made them, away from the others: what
 * the program keeps in it gets mode 0700 or 0600, and so does the folder where nothing else is in it. What belongs to
 * another user, and what the program did not make, stays as it is.
 */
public final class HomePermissions {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** What the program puts into its home; the store's file has others beside it, which begin with its name. */
    private static final Set<String> FOLDERS = Set.of("cache", "encoders", "models", "videos");

    private static final Set<String> FILES = Set.of("encoders.yaml");
    private static final String STORE = "reprise.db";

    private HomePermissions() {}

    /**
     * Tightens a home.
     *
     * @param note told once, in a line, if others could read it until now
     */
    public static void tighten(Home home, Consumer<String> note) {
        Path folder = home.folder();
        try {
            if (!Files.isDirectory(folder) || !isOpen(folder)) {
                return; // the usual case: one look at the folder
            }
            UserPrincipal me = folder.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
            tighten(folder, me, note);
        } catch (IOException | UnsupportedOperationException e) {
            // a file system without permissions or users, or a home that can't be read: the run itself will say
        }
    }

    private static void tighten(Path folder, UserPrincipal me, Consumer<String> note) throws IOException {
        boolean changed = false;
        boolean onlyOurs = true;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isOurs(entry)) {
                    changed |= close(entry, me);
                } else {
                    onlyOurs = false;
                }
            }
        }
        changed |= onlyOurs && close(folder, me);
        if (changed) {
            note.accept("other users of this machine could read what is in " + folder + "; they can't any more");
        }
    }

    private static boolean isOurs(Path entry) {
        String name = String.valueOf(entry.getFileName());
        boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        return folder ? FOLDERS.contains(name) : name.startsWith(STORE) || FILES.contains(name);
    }

    private static boolean isOpen(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
    }

    /** Takes others' permissions of something that is mine; false where there is nothing to take. */
    private static boolean close(Path path, UserPrincipal me) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes now = view.readAttributes();
        if (now.isSymbolicLink()
                || !now.owner().equals(me)
                || now.permissions().stream().noneMatch(OTHERS::contains)) {
            return false;
        }
        EnumSet<PosixFilePermission> mine = EnumSet.copyOf(now.permissions());
        mine.removeAll(OTHERS);
        Files.setPosixFilePermissions(path, mine);
        return true;
    }
}
