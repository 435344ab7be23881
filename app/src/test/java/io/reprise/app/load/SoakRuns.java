package io.reprise.app.load;

import io.reprise.app.server.TinyFilm;
import io.reprise.engine.Reprise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A process that makes GIFs of clips over and over: {@code SoakRuns FOLDER RUNS [CLIPS]}; ends with 1 if it grew. */
final class SoakRuns {
    /** Part of the runs after which caches, compiled code and pools are as large as they get. */
    private static final int WARM_PART = 3;
    /** Megabytes that the process may take more: the compilers and malloc's arenas settle slowly. */
    private static final int MORE_RESIDENT = 64;

    private SoakRuns() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path home = folder.resolve("home");
        int runs = Integer.parseInt(args[1]);
        List<Path> clips = args.length > 2 && !args[2].isEmpty() ? clips(Path.of(args[2])) : drawn(folder);
        Vitals warm = null;
        for (int run = 0; run < runs; run++) {
            if (run == runs / WARM_PART) {
                warm = Vitals.of(ProcessHandle.current(), home);
                System.out.println("after " + run + " runs " + warm);
            }
            make(home, clips.get(run % clips.size()), folder.resolve("out"));
        }
        Vitals end = Vitals.of(ProcessHandle.current(), home);
        System.out.println("after " + runs + " runs " + end);
        boolean grew =
                warm == null || !end.isLike(warm) || end.residentMegabytes() > warm.residentMegabytes() + MORE_RESIDENT;
        System.exit(grew ? 1 : 0);
    }

    private static void make(Path home, Path clip, Path out) throws Exception {
        var answer = new Reprise(home).video(clip).make(out);
        if (answer.suggestions().isEmpty()) {
            throw new IllegalStateException("no GIF of " + clip);
        }
        delete(out);
        delete(home.resolve("cache").resolve("features")); // looked at anew every time
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> clips(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> drawn(Path folder) throws Exception {
        List<Path> clips = new ArrayList<>();
        for (int shots = 1; shots <= 3; shots++) {
            clips.add(TinyFilm.write(folder.resolve("drawn" + shots + ".mp4"), shots, 3));
        }
        return clips;
    }
}
