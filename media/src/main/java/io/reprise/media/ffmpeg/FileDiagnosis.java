package io.reprise.media.ffmpeg;

import io.reprise.core.error.BadInputException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out, of a file that FFmpeg does not open, what it is instead of a video, and what to do about it. */
final class FileDiagnosis {
    private static final int HEAD_BYTES = 64 << 10;
    private static final int MOST_BOXES = 10_000;
    private static final int BOX_HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int FIRST_TEXT = 32;

    /** Types of the first box of an MP4, QuickTime or 3GP file, or of one that was begun. */
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "mdat", "free", "skip", "wide", "styp");

    private static final Set<String> SEGMENTS = Set.of("ts", "m2ts", "mts", "m4s", "m4v", "mp4");
    private static final int CIPHER_BLOCK = 16;

    /**
     * How far the entropy of n random bytes lies below 8 bits a byte, at most: twice its mean, 255 / (2 n ln 2). Compressed
     * video with its headers lies farther below.
     */
    private static final double ENTROPY_LACKING = 255 / Math.log(2);

    private static final Pattern ADDRESS_ALONE = Pattern.compile("(?is)\\s*(https?|ftp|rtsp|rtmp)://\\S+\\s*");

    private FileDiagnosis() {}

    /** The error to tell of a file that FFmpeg does not open. */
    static BadInputException of(Path path, FfmpegException cause) {
        byte[] head = head(path);
        String text = new String(head, StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .strip();
        BadInputException known = link(path, text);
        known = known != null ? known : document(path, text);
        known = known != null ? known : unfinished(path, head);
        known = known != null ? known : encrypted(path, head);
        return known != null
                ? known
                : new BadInputException(
                        "not-a-video",
                        "not a video that can be read: " + path + " (" + cause.getMessage()
                                + "); check that it plays elsewhere, and convert it",
                        cause);
    }

    /** The error to tell of a file in which there are no pictures. */
    static BadInputException withoutVideo(Path path) {
        BadInputException unfinished = unfinished(path, head(path));
        return unfinished != null
                ? unfinished
                : new BadInputException("no-video", "there is no video in " + path + "; name one that shows pictures");
    }

    private static byte[] head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Playlists and files of browsers and desktops that hold an address. */
    private static @Nullable BadInputException link(Path path, String text) {
        String start = text.substring(0, Math.min(text.length(), HEAD_BYTES)).toLowerCase(Locale.ROOT);
        if (start.startsWith("#extm3u")) {
            boolean encrypted = start.contains("#ext-x-key") && !start.contains("method=none");
            return new BadInputException(
                    "link",
                    path + " is a playlist" + (encrypted ? " of an encrypted stream" : "")
                            + ": it only says where the parts of a video are; download the video as one file (yt-dlp"
                            + " does that), then name that");
        }
        boolean shortcut = start.startsWith("[internetshortcut]")
                || start.startsWith("[desktop entry]")
                || (start.contains("<plist") && start.contains("<key>url</key>"))
                || start.startsWith("[playlist]")
                || start.startsWith("<asx")
                || start.contains("<mpd");
        return shortcut || ADDRESS_ALONE.matcher(text).matches()
                ? new BadInputException(
                        "link",
                        path + " is a link and no video; open it, download the video (a browser, or yt-dlp, does that),"
                                + " then name its file")
                : null;
    }

    private static @Nullable BadInputException document(Path path, String text) {
        String start = text.substring(0, Math.min(text.length(), HEAD_BYTES)).toLowerCase(Locale.ROOT);
        String what = null;
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            what = "a web page, perhaps saved in place of a video; download the video itself";
        } else if (text.startsWith("PK\u0003\u0004") || text.startsWith("Rar!") || text.startsWith("7z\u00bc\u00af")) {
            what = "an archive; unpack it, then name the videos in it";
        } else if (start.startsWith("%pdf")) {
            what = "a PDF document";
        } else if (!text.isEmpty() && isText(text)) {
            what = "text; check that it is the file you mean";
        }
        return what == null ? null : new BadInputException("not-a-video", path + " is no video but " + what);
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c >= FIRST_TEXT || c == '\n' || c == '\r' || c == '\t');
    }

    /** An MP4 without its index, as where recording or copying was cut short. */
    private static @Nullable BadInputException unfinished(Path path, byte[] head) {
        if (head.length < BOX_HEADER) {
            return null;
        }
        String first = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        if (!FIRST_BOXES.contains(first) || boxes(path).contains("moov")) {
            return null;
        }
        return new BadInputException(
                "unfinished",
                path + " is unfinished: the index of this MP4 (moov) is missing, as where recording, copying or"
                        + " downloading was cut short; copy or download it again, or repair it with a program such as"
                        + " untrunc");
    }

    /** Types of the boxes a file consists of; one that reaches beyond its end ends it. */
    private static Set<String> boxes(Path path) {
        Set<String> types = new HashSet<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
            long left = Files.size(path);
            for (int i = 0; i < MOST_BOXES && left >= BOX_HEADER; i++) {
                long size = in.readInt() & 0xffffffffL;
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                int header = BOX_HEADER;
                if (size == 1 && left >= LARGE_HEADER) {
                    size = in.readLong();
                    header = LARGE_HEADER;
                }
                if (size < header || size > left) {
                    return types;
                }
                types.add(type);
                in.skipNBytes(size - header);
                left -= size;
            }
        } catch (IOException e) {
            // what was seen so far has to do
        }
        return types;
    }

    /** A piece of a stream as HLS encrypts it whole: no header, nothing but noise, in whole blocks of the cipher. */
    private static @Nullable BadInputException encrypted(Path path, byte[] head) {
        boolean wholeBlocks;
        try {
            wholeBlocks = Files.size(path) % CIPHER_BLOCK == 0;
        } catch (IOException e) {
            return null;
        }
        String name = String.valueOf(path.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean noise = SEGMENTS.contains(ending)
                && head.length >= HEAD_BYTES / 4
                && wholeBlocks
                && bitsPerByte(head) > Byte.SIZE - ENTROPY_LACKING / head.length;
        return noise
                ? encrypted(path, "it has no header and looks like noise, as parts of an HLS stream with AES do")
                : null;
    }

    /** The error to tell of an encrypted file. */
    static BadInputException encrypted(Path path, String how) {
        return new BadInputException(
                "encrypted",
                path + " is encrypted (" + how
                        + ") and can't be opened without its key; use a copy without protection");
    }

    private static double bitsPerByte(byte[] bytes) {
        int[] counts = new int[256];
        for (byte b : bytes) {
            counts[b & 255]++;
        }
        double bits = 0;
        for (int count : counts) {
            double part = count / (double) bytes.length;
            bits -= count == 0 ? 0 : part * Math.log(part) / Math.log(2);
        }
        return bits;
    }
}
