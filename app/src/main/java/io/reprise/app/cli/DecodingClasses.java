package io.reprise.app.cli;

import io.reprise.core.feature.Encoder;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.media.VideoProbe;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/**
 * The classes that analyse and render: all that the jars of {@code core}, {@code engine}, {@code media} and {@code vision}, of
 * FFmpeg's binding and of JavaCPP hold, but for JavaCPP's own compiler. They are loaded and not initialised, so that the Java
 * machine can archive them without any native code being touched; some 400 of them are used by a run that decodes.
 */
final class DecodingClasses {
    private static final List<Class<?>> ONE_OF_EACH_JAR =
            List.of(Encoder.class, Pipeline.class, VideoProbe.class, BuiltinEncoder.class, avutil.class, Loader.class);
    private static final String ENDING = ".class";
    private static final List<String> LEFT_OUT = List.of("org/bytedeco/javacpp/tools/", "META-INF/", "module-info");

    private DecodingClasses() {}

    /** Loads them; none where the program does not run from jars. */
    static void load() throws IOException {
        for (Class<?> one : ONE_OF_EACH_JAR) {
            CodeSource source = one.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation().getPath().endsWith(".jar")) {
                loadAll(new File(URI.create(source.getLocation().toString())), one.getClassLoader());
            }
        }
    }

    private static void loadAll(File file, ClassLoader loader) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            List<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ENDING) && LEFT_OUT.stream().noneMatch(name::startsWith))
                    .map(name ->
                            name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
                    .toList();
            for (String name : names) {
                load(name, loader);
            }
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // it needs what is not here: nothing that runs here uses it
        }
    }
}
