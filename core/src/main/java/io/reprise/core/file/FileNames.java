package io.reprise.core.file;

import io.reprise.core.error.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files by the names that people type. A name on the disk is bytes and need not be text in any encoding, as where a folder
 * comes from an old disk: Java shows a replacement character for each such byte, and a path made of that text is not the
 * file's.
 */
public final class FileNames {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|ftp|rtsp|rtmp|magnet):.*");

    private FileNames() {}

    /**
     * The path of a name as it was typed: where it holds characters that could not be read, the one file in its folder
     * that looks the same.
     *
     * @throws IllegalArgumentException if no path can have this name under the locale at hand
     */
    public static Path find(String name) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "no file can be named '" + name + "' here (" + e.getReason() + "); start the program by its command"
                            + " reprise, or set LC_ALL=C.UTF-8",
                    e);
        }
        return name.indexOf(REPLACEMENT) < 0 || Files.exists(path) ? path : find(path);
    }

    private static Path find(Path path) {
        Path last = path.getFileName();
        if (last == null || Files.exists(path)) {
            return path;
        }
        @Nullable Path above = path.getParent();
        Path folder = above == null ? null : find(above);
        Path here = folder == null ? last : folder.resolve(last);
        if (last.toString().indexOf(REPLACEMENT) < 0) {
            return here;
        }
        try (Stream<Path> files = Files.list(folder == null ? Path.of(".") : folder)) {
            List<Path> same = files.map(Path::getFileName)
                    .filter(file -> String.valueOf(file).equals(last.toString()))
                    .toList();
            return same.size() != 1 ? here : folder == null ? same.get(0) : folder.resolve(same.get(0));
        } catch (IOException e) {
            return here;
        }
    }

    /** Whether a file can have this name, read from another file: NUL is in none, under some locales other letters neither. */
    public static boolean isPossible(String name) {
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The bytes of an absolute path's name, as the system has them. */
    public static byte[] bytes(Path path) {
        if (path.toString().indexOf(REPLACEMENT) < 0) {
            return path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        }
        String raw = path.toAbsolutePath().toUri().getRawPath(); // has each byte that is no plain letter as %XX
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** What to say where there is no such file: also whether an address was given, or a name that is no text. */
    public static BadInputException missing(Path path) {
        String name = path.toString();
        if (ADDRESS.matcher(name).matches()) {
            return new BadInputException(
                    "link",
                    name.replaceFirst(":/+", "://")
                            + " is an address, and files alone are opened; download the video first (a browser, or yt-dlp,"
                            + " does that), then name its file");
        }
        if (name.indexOf(REPLACEMENT) >= 0) {
            return new BadInputException(
                    "no-such-file",
                    "no such file: " + name + "; its name is not UTF-8, and several files look like that or none:"
                            + " rename it, as with: convmv -f latin1 -t utf8 --notest FOLDER");
        }
        return new BadInputException("no-such-file", "no such file: " + name + "; check the name");
    }
}
