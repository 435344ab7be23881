package io.reprise.app.launch;

import io.reprise.app.cli.ClassArchiveWarmup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Archive of the program's classes as this Java wants them, with which it starts in half the time: shared class data up to
 * Java 24, an ahead-of-time cache (JEP 514) from 25 on. Made once, at the first run: beside the jars, or where those may not
 * be written to in the store. Whatever is wrong with it, the program runs without it.
 */
public final class StartArchive {
    private static final int AHEAD_OF_TIME = 25;
    private static final int JAVA = Runtime.version().feature();
    private static final String ENDING = JAVA >= AHEAD_OF_TIME ? ".aot" : ".jsa";

    private StartArchive() {}

    /**
     * Makes the archive, for the shell script.
     *
     * @param args the folder of the jars, the archive's path
     */
    public static void main(String[] args) throws InterruptedException {
        make(Path.of(args[0]), Path.of(args[1]));
    }

    /** The archive for the jars, made now if it isn't there; empty where it can't be. */
    static Optional<Path> of(Path lib, Path store) {
        String name = "start-" + System.getProperty("java.version") + ENDING;
        Path archive = Files.isWritable(lib)
                ? lib.resolve(name)
                : store.resolve("cache").resolve(lib.toString().replaceAll("[^A-Za-z0-9.]", "-") + "-" + name);
        try {
            return Files.exists(archive) || make(lib, archive) ? Optional.of(archive) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The Java machine's option that makes use of it. */
    static String option(Path archive) {
        return (JAVA >= AHEAD_OF_TIME ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    private static boolean make(Path lib, Path archive) throws InterruptedException {
        Path part = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(archive.toAbsolutePath().getParent());
            new ProcessBuilder(command(lib, part))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            return false; // a full or read-only disk: it starts slower, and works
        } finally {
            delete(part);
            delete(part.resolveSibling(part.getFileName() + ".config"));
        }
    }

    private static List<String> command(Path lib, Path part) throws IOException {
        String output = (JAVA >= AHEAD_OF_TIME ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + part;
        List<String> command = new ArrayList<>(LaunchCommand.machine(lib));
        command.addAll(List.of(output, "-cp", LaunchCommand.classPath(lib), ClassArchiveWarmup.class.getName()));
        return command;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a temporary file stays: no reason to fail
        }
    }
}
