package io.reprise.app.cli;

import io.reprise.app.pipeline.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Touches the classes that a run needs, without native code and without a video, so that the Java machine can archive
 * them and later runs start faster. The launcher runs it once.
 */
public final class WarmUp {
    /** What decoding and a network need; loaded without being initialised, so that no native code runs. */
    private static final Pattern NATIVE_SIDE = Pattern.compile("(io/reprise/(core|media|vision)/.*|ai/onnxruntime/[^/]*"
            + "|org/bytedeco/javacpp/[^/]*|org/bytedeco/ffmpeg/(avutil|avcodec|avformat|swscale|swresample|global|presets)/.*)"
            + "\\.class");

    private WarmUp() {}

    /** Touches them. */
    public static void main(String[] args) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.prepare();
        for (String command : new String[] {"--version", "suggest -h", "make -h", "suggest /nonexistent --json"}) {
            Main.run(command.split(" "), nowhere, nowhere);
        }
        new TextReport(nowhere).print(Rehearsal.answer());
        nowhere.println(Output.json(Rehearsal.answer()));
        for (String file : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (file.endsWith(".jar")) {
                loadFrom(file);
            }
        }
    }

    private static void loadFrom(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(NATIVE_SIDE.asMatchPredicate())
                    .forEach(WarmUp::load);
        }
    }

    private static void load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // one that needs what is not here: no run needs it either
        }
    }
}
