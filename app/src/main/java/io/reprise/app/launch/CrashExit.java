package io.reprise.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a crash of native code ends as: exit code 3 and one line that names the video, which the program noted before it
 * touched it. On Unix a process killed by signal N ends with 128 + N, on Windows with the exception's code, which is
 * negative as an {@code int}.
 */
final class CrashExit {
    private static final int BAD_INPUT = 3;
    private static final int OF_SIGNAL = 128;
    private static final int KILLED = OF_SIGNAL + 9;
    /** 128 + ILL, ABRT, BUS (two numbers), FPE, KILL, SEGV, SYS. */
    private static final Set<Integer> CRASHES = Set.of(132, 134, 135, 136, 138, KILLED, 139, 159);

    private CrashExit() {}

    /**
     * The exit code to end with; says on standard error what happened if it was a crash.
     *
     * @param code how the program ended
     * @param note where it noted the file that it worked on
     */
    static int code(int code, Path note) {
        if (code >= 0 && !CRASHES.contains(code)) {
            return code;
        }
        System.err.println("reprise: " + line(code, video(note)));
        return BAD_INPUT;
    }

    static String line(int code, String video) {
        String why = code == KILLED
                ? "the process was killed, perhaps for want of memory"
                : "native code crashed (" + (code < 0 ? Integer.toHexString(code) : "signal " + (code - OF_SIGNAL))
                        + ")";
        return (video.isBlank() ? "the input" : video) + " can't be used: " + why
                + "; convert it to another format, or leave it out";
    }

    private static String video(Path note) {
        try {
            return Files.readString(note).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
