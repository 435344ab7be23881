package io.reprise.app.server.jobs;

import io.reprise.core.file.FileTrees;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Path;

/** Where the server keeps files: videos by id, what can be made again, and what is being made. Names come from ids alone. */
public record Folders(Home home) {
    /** What clients are told in place of the home's path. */
    public static final String HOME_NAME = "the server's home";

    /** A video's file. */
    public Path video(String id) {
        return home.folder().resolve("videos").resolve(plain(id));
    }

    /** A video's file while bytes are missing. */
    public Path upload(String id) {
        return home.folder().resolve("videos").resolve(plain(id) + ".upload");
    }

    /** A video's file while it arrives in one request, which can't be resumed. */
    public Path wholeUpload(String id) {
        return home.folder().resolve("videos").resolve(plain(id) + ".whole");
    }

    /** The folder of all videos. */
    public Path videos() {
        return home.folder().resolve("videos");
    }

    /** Renders, previews and frames. */
    public Path made() {
        return home.cache().resolve("made");
    }

    /** Something of a job, or of a video, that can be made again. */
    public Path made(String name) {
        return made().resolve(plain(name));
    }

    /** A folder of one job, deleted at its end. */
    public Path work(String jobId) {
        return home.cache().resolve("work").resolve(plain(jobId));
    }

    private static String plain(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,120}") || name.startsWith(".")) {
            throw new IllegalArgumentException("no name for a file: '" + name + "'");
        }
        return name;
    }

    /** Deletes a folder with everything in it, as far as that goes. */
    public static void deleteAll(Path folder) {
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            // not there, or another process is at it
        }
    }
}
