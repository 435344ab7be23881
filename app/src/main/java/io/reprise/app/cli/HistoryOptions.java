package io.reprise.app.cli;

import io.reprise.app.store.Highlights;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.error.DoesNotFitException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Whose history it is about. */
final class HistoryOptions {
    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "me",
            description = "Whose history (default: ${DEFAULT-VALUE}).")
    String user = "me";

    /** The store, made where there is none. */
    Store store() {
        return Store.open(StoreLocation.ofEnvironment());
    }

    /** The store, if there is one. */
    Optional<Store> storeIfThere() {
        return Store.openIfThere(StoreLocation.ofEnvironment());
    }

    /** The user, who must be known. */
    User requireUser(Users users) {
        return users.named(user)
                .orElseThrow(() -> new DoesNotFitException("there is no user '" + user
                        + "'; the store knows "
                        + (users.list().isEmpty()
                                ? "none yet"
                                : users.list().stream().map(User::name).collect(Collectors.joining(", ")))));
    }

    /** The history, oldest first; empty for "me" where nothing is stored. */
    List<StoredHighlight> history(Optional<Store> store) {
        if (store.isEmpty()) {
            if (!user.equals("me")) {
                throw new DoesNotFitException("there is no user '" + user + "'; the store has no users yet");
            }
            return List.of();
        }
        return store.get().read(t -> {
            Users users = new Users(t);
            return user.equals("me") && users.named(user).isEmpty()
                    ? List.of()
                    : new Highlights(t).of(requireUser(users).id());
        });
    }
}
