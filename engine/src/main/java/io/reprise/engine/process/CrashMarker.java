package io.reprise.engine.process;

import io.reprise.core.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says which file native code is about to touch, to whoever started this process: should it crash, the launcher (or the
 * parent) names the file. The place is in the property {@code reprise.crashNote}; without it no file is written.
 */
public final class CrashMarker {
    private static final String PLACE = System.getProperty("reprise.crashNote", "");

    /** Characters that a path has at most. */
    private static final int LONGEST = 4096;

    private CrashMarker() {}

    /** Names the file that is worked on from now on. */
    public static void workingOn(Path file) {
        if (PLACE.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(PLACE), PlainText.line(file.toString(), LONGEST) + "\n");
        } catch (IOException | RuntimeException e) {
            // whoever started us then says "the input": no reason to fail
        }
    }
}
