package io.reprise.app.server.jobs;

import io.reprise.app.store.Accounts;
import io.reprise.app.store.Store;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Removes a user: from the store, and with him his films, what was made of them, and features that no other user needs. */
public final class UserRemoval {
    private UserRemoval() {}

    /** Removes the user of this id. A server that runs meanwhile ends what it does for him. */
    public static void remove(Store store, Home home, String userId) throws IOException {
        Accounts.RemovedFiles left = store.write(transaction -> new Accounts(transaction).removeUser(userId));
        Folders folders = new Folders(home);
        for (String video : left.videos()) {
            Files.deleteIfExists(folders.video(video));
            Files.deleteIfExists(folders.upload(video));
            Files.deleteIfExists(folders.wholeUpload(video));
        }
        left.contents().forEach(sha256 -> Folders.deleteAll(home.features().resolve(sha256)));
        deleteMade(folders, left);
    }

    private static void deleteMade(Folders folders, Accounts.RemovedFiles left) throws IOException {
        Set<String> owners = new TreeSet<>(left.videos());
        owners.addAll(left.jobs());
        left.contents().forEach(sha256 -> owners.add("kept-" + sha256)); // of versions that kept files in rows
        try (Stream<Path> files = Files.list(folders.made())) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (owners.contains(name) || owners.contains(name.split("[-.]", 2)[0])) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // nothing was made
        }
    }
}
