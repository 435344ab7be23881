package io.reprise.engine.home;

import io.reprise.vision.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder in which the program keeps what it needs between runs.
 *
 * @param folder {@code REPRISE_HOME}, by default {@code ~/.reprise}; made when something is written
 */
public record Home(Path folder) {
    /** Where the environment says, or {@code ~/.reprise}. */
    public static Home ofEnvironment() {
        return of(System.getenv());
    }

    static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("REPRISE_HOME", "");
        return new Home(
                named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".reprise")
                        : Path.of(named).toAbsolutePath());
    }

    /** What can be made again: features, hashes, unpacked native libraries. */
    public Path cache() {
        return folder.resolve("cache");
    }

    /** Features and facts of videos, a folder for each content hash. */
    public Path features() {
        return cache().resolve("features");
    }

    /** Content hashes of files seen before. */
    public Path hashes() {
        return cache().resolve("hashes");
    }

    /** Beginnings of files that are being fetched. */
    public Path downloads() {
        return cache().resolve("downloads");
    }

    /** More encoders that can be fetched by name; need not be there. */
    public Path catalogue() {
        return folder.resolve(Catalogue.RESOURCE);
    }

    /** Encoders that were added. */
    public Path encoders() {
        return folder.resolve("encoders");
    }

    /** Models that were trained here. */
    public Path models() {
        return folder.resolve("models");
    }
}
