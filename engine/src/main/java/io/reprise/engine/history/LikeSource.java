package io.reprise.engine.history;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.file.FileNames;
import io.reprise.core.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A highlight made before, as named on the command line.
 *
 * @param name what it is called in reasons: as it was typed, or found in a folder
 * @param file the GIF, WebP or video
 * @param range the part of the video that is the highlight; empty for a clip that is one from start to end
 * @param inFolder whether it was found in a folder that was named, and not named itself
 */
public record LikeSource(String name, Path file, Optional<TimeRange> range, boolean inFolder) {
    private static final Pattern WITH_RANGE = Pattern.compile("(.+)@(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)");
    private static final Set<String> PICTURES = Set.of("gif", "webp", "apng", "png", "avif", "avifs");
    private static final Set<String> VIDEOS = Set.of(
            "mp4", "m4v", "mp4v", "mov", "qt", "3gp", "3gpp", "3g2", "3gp2", "f4v", "mj2", "gifv", "mkv", "mk3d",
            "webm", "ogv", "ogg", "ogm", "ogx", "avi", "divx", "xvid", "wmv", "asf", "flv", "mpg", "mpeg", "mpe", "mpv",
            "m1v", "m2v", "m2p", "ps", "vob", "vro", "evo", "mod", "tod", "ts", "mts", "m2ts", "m2t", "tp", "trp",
            "wtv", "mxf", "gxf", "dv", "dif", "y4m", "ivf", "obu", "rm", "rmvb", "nut", "amv", "mjpg", "mjpeg", "h264",
            "264", "h265", "hevc", "265", "roq", "bik", "swf", "dav", "nsv");
    private static final int DEEPEST = 8;
    private static final double LONGEST_SECONDS = 1e9;

    /**
     * Understands a GIF, WebP or video, a folder of them (searched through its folders, oldest file first, other files
     * and hidden ones left out), or {@code VIDEO@START-END} in seconds. A file that is there wins over a range: its name
     * may hold an {@code @}.
     *
     * @throws InvalidValueException if a range does not end after its start
     */
    public static List<LikeSource> parse(String text) throws IOException {
        Path path = FileNames.find(text);
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        Matcher ranged = WITH_RANGE.matcher(text);
        if (Files.exists(path) || !ranged.matches()) {
            return List.of(named(text, path, Optional.empty()));
        }
        double start = Double.parseDouble(ranged.group(2));
        double end = Double.parseDouble(ranged.group(3));
        if (!(end > start && end <= LONGEST_SECONDS)) {
            throw new InvalidValueException(
                    "like", text + ": the range must end after its start, as in " + ranged.group(1) + "@12.5-16");
        }
        TimeRange range = TimeRange.ofSeconds(start, end);
        return List.of(named(text, FileNames.find(ranged.group(1)), Optional.of(range)));
    }

    /** One that was named itself. */
    public static LikeSource named(String name, Path file, Optional<TimeRange> range) {
        return new LikeSource(name, file, range, false);
    }

    private static List<LikeSource> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(LikeSource::looksLikeAClip)
                    .sorted(Comparator.comparing(LikeSource::changed).thenComparing(Path::toString))
                    .map(file -> new LikeSource(file.toString(), file, Optional.empty(), true))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean looksLikeAClip(Path file) {
        return isNamedLikeAClip(String.valueOf(file.getFileName())) && Files.isRegularFile(file);
    }

    /** Whether a file of this name in a folder is taken for a video or a GIF: by its ending, hidden ones left out. */
    public static boolean isNamedLikeAClip(String name) {
        return isShown(name) && (PICTURES.contains(extension(name)) || VIDEOS.contains(extension(name)));
    }

    /** Whether a file in a folder is taken for a video: by its ending, hidden ones left out. */
    public static boolean looksLikeAVideo(Path file) {
        String name = String.valueOf(file.getFileName());
        return isShown(name) && VIDEOS.contains(extension(name)) && Files.isRegularFile(file);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isShown(String name) {
        return !name.startsWith(".");
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
