package io.reprise.app.cli;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * Touches the classes that a run on a cached video needs, without native code and without a video, so that the Java
 * machine can archive them and later runs start faster. The launcher runs it once.
 */
public final class ClassArchiveWarmup {
    private ClassArchiveWarmup() {}

    /** Touches them. */
    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.prepare();
        for (String command : new String[] {"--version", "suggest -h", "make -h", "suggest /nonexistent --json"}) {
            Main.run(command.split(" "), nowhere, nowhere);
        }
        new TextReport(nowhere).print(TrialRun.answer());
        nowhere.println(Output.json(TrialRun.answer()));
    }
}
