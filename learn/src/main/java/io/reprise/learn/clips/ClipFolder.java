package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a folder of labelled clips, {@code CLASS/gNN_k.mp4}: a folder a class, NN the source video, k the clip. The
 * names of UCF101 itself, {@code v_CLASS_gNN_cKK.avi}, are understood too. A file that is named otherwise is a source of
 * its own. Hidden files, and files that are no video by their ending, are left out.
 */
public final class ClipFolder {
    private static final Set<String> ENDINGS = Set.of(
            "mp4", "m4v", "mov", "avi", "mkv", "webm", "mpg", "mpeg", "ts", "flv", "wmv", "3gp", "ogv", "gif", "webp");

    private static final Pattern SOURCE = Pattern.compile("(?:^|[_-])(g\\d+)[_-]c?\\d+$");

    private ClipFolder() {}

    /**
     * The clips of a folder, by class and name.
     *
     * @throws BadInputException "no-clips" if there is no folder, or no clip in it
     */
    public static List<Clip> read(Path folder) throws BadInputException {
        List<Clip> clips = new ArrayList<>();
        try {
            for (Path label : sorted(folder)) {
                if (Files.isDirectory(label)) {
                    addClass(label, clips);
                }
            }
        } catch (IOException e) {
            throw new BadInputException("no-clips", "cannot read the clips in " + folder + ": " + e.getMessage(), e);
        }
        if (clips.isEmpty()) {
            throw new BadInputException(
                    "no-clips",
                    "there are no clips in " + folder + "; it needs a folder for each class with videos named"
                            + " gNN_k.mp4 in it, NN being the source video");
        }
        return clips;
    }

    private static void addClass(Path label, List<Clip> clips) throws IOException {
        for (Path file : sorted(label)) {
            if (isVideo(file)) {
                String name = String.valueOf(label.getFileName());
                clips.add(new Clip(name, name + "/" + source(file), file));
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isVideo(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && Files.isRegularFile(file);
    }

    /** "g07" of g07_1.mp4; the whole name without its ending where it is of another kind. */
    static String source(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.'));
        Matcher matcher = SOURCE.matcher(stem);
        return matcher.find() ? matcher.group(1) : stem;
    }
}
