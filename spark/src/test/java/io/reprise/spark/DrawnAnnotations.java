package io.reprise.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Annotations in PHD2's columns for users that do not exist, newest first as PHD2's are. */
final class DrawnAnnotations {
    /** Length of every video, seconds. */
    static final int SECONDS = 60;

    private DrawnAnnotations() {}

    /**
     * Writes a file.
     *
     * @param videos how many there are, named by a number; each user clips some of them
     */
    static Path write(Path file, int users, int videos) throws Exception {
        List<String> lines = new ArrayList<>(List.of("youtubeId,start,duration,user_id,video_duration,is_last"));
        Random random = new Random(users);
        for (int user = 0; user < users; user++) {
            int own = 2 + random.nextInt(videos - 1);
            for (int v = 0; v < own; v++) {
                int gifs = 1 + random.nextInt(2);
                for (int g = 0; g < gifs; g++) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "video%d,%.2f,%.2f,user%d,%d.0,%s",
                            (user + v) % videos,
                            random.nextDouble() * (SECONDS - 6),
                            1 + random.nextDouble() * 4,
                            user,
                            SECONDS,
                            v == 0 ? "True" : "False"));
                }
            }
        }
        Files.write(file, lines);
        return file;
    }
}
