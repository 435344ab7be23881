package io.reprise.media.caption;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a subtitle file as UTF-8: what is none is taken for UTF-16 where it says so, else for Windows-1252. */
final class SubtitleText {
    private static final long LARGEST_BYTES = 16L << 20;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private SubtitleText() {}

    /** Reads a file. */
    static byte[] read(Path file) throws BadInputException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadInputException("no-such-file", "no such subtitle file: " + file + "; check the name");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(
                        "no-subtitles",
                        file + " is no subtitle file: it is larger than " + (LARGEST_BYTES >> 20) + " MiB");
            }
            return utf8(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadInputException(
                    "not-readable", "cannot read the subtitles " + file + "; may you read the file?", e);
        }
    }

    static byte[] utf8(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return recoded(bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return recoded(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Without the two bytes that say which UTF-16 it is. */
    private static byte[] recoded(byte[] bytes, Charset from) {
        return new String(bytes, 2, bytes.length - 2, from).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
