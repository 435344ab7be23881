package io.reprise.app.store;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.engine.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is: a SQLite file in the home, or a PostgreSQL database.
 *
 * @param home where caches, the files of highlights and, without a URL, the database's file are
 * @param url {@code jdbc:postgresql://...}; null for the file
 */
public record StoreLocation(Home home, @Nullable String url) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public StoreLocation {
        if (url != null && !url.startsWith(POSTGRESQL)) {
            throw new DoesNotFitException("REPRISE_DB is '" + withoutSecrets(url)
                    + "', but a database is named as in jdbc:postgresql://host/name?user=U&password=P");
        }
    }

    /** The home and the database that the environment names: {@code REPRISE_HOME}, {@code REPRISE_DB}. */
    public static StoreLocation ofEnvironment() {
        return of(Home.ofEnvironment(), System.getenv());
    }

    static StoreLocation of(Home home, Map<String, String> environment) {
        String named = environment.getOrDefault("REPRISE_DB", "").strip();
        return new StoreLocation(home, named.isEmpty() ? null : named);
    }

    /** The SQLite file of a home. */
    public static StoreLocation in(Home home) {
        return new StoreLocation(home, null);
    }

    /** The SQLite file, where there is no URL. */
    Path file() {
        return home.folder().resolve("reprise.db");
    }

    /** The folder of the files that highlights keep; servers that share a database share it too. */
    MediaFolder media() {
        return new MediaFolder(home.folder().resolve("media"));
    }

    /** Whether something may be stored there: a database that was named counts, a file only if it is there. */
    public boolean exists() {
        return url != null || Files.exists(file());
    }

    /** For people; a password is left out. */
    @Override
    public String toString() {
        return url == null ? file().toString() : withoutSecrets(url);
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
