package io.reprise.app.cli;

import io.reprise.engine.home.Home;
import io.reprise.engine.home.HomePermissions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Touches the classes that a run on a cached video needs, and loads those that decode and render, without native code and
 * without a video, so that the Java machine can archive them and later runs start faster. The launcher runs it once.
 */
public final class ClassArchiveWarmup {
    private ClassArchiveWarmup() {}

    /** Touches them. */
    public static void main(String[] args) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.prepare();
        touchHome();
        for (String command : new String[] {"--version", "suggest -h", "make -h", "suggest /nonexistent --json"}) {
            Main.run(command.split(" "), nowhere, nowhere);
        }
        new TextReport(nowhere).print(TrialRun.answer());
        nowhere.println(Output.json(TrialRun.answer()));
        DecodingClasses.load();
        nowhere.println(CommandLine.IExitCodeGenerator.class); // the parser asks for it after a run that ends well
    }

    /** A home of the owner's alone, in which there is nothing to tighten. */
    private static void touchHome() throws IOException {
        Path folder = Files.createTempDirectory("reprise");
        HomePermissions.tighten(new Home(folder), note -> {});
        Files.delete(folder);
    }
}
