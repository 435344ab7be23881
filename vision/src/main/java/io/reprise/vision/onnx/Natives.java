package io.reprise.vision.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ONNX Runtime's native library unpacked between runs: by itself it inflates 24 MB into a temporary folder at every
 * start, which takes longer than to open a video. Where anything is unusual, it is left to do so.
 */
final class Natives {
    /** Names the folder; the launcher sets it. */
    static final String FOLDER = "reprise.natives";

    private static final String TAKEN_FROM = "onnxruntime.native.path";
    private static final List<String> FILES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
    private static final Map<String, String> LINUX = Map.of("amd64", "linux-x64", "aarch64", "linux-aarch64");
    private static final String CUDA = "libonnxruntime_providers_cuda.so";

    private Natives() {}

    /** Makes sure they are unpacked, and tells ONNX Runtime where; to be called before it is first used. */
    static void prepare() {
        String folder = System.getProperty(FOLDER, "");
        String platform = LINUX.get(System.getProperty("os.arch"));
        boolean wanted = !folder.isEmpty() && System.getProperty(TAKEN_FROM) == null;
        // with the GPU artefact further libraries are looked for beside these: that is left to ONNX Runtime
        if (wanted
                && platform != null
                && System.getProperty("os.name").equals("Linux")
                && find(platform, CUDA) == null) {
            Path version = Path.of(
                    folder, "onnxruntime-" + OrtEnvironment.class.getPackage().getImplementationVersion());
            if (unpack(platform, version)) {
                System.setProperty(TAKEN_FROM, version.toString());
            }
        }
    }

    /** Unpacks what is missing or not of the right size. */
    static boolean unpack(String platform, Path folder) {
        try {
            for (String name : FILES) {
                URL packed = find(platform, name);
                if (packed == null) {
                    return false;
                }
                unpack(packed, folder.resolve(name));
            }
            return true;
        } catch (IOException e) {
            return false; // a full or read-only disk: ONNX Runtime tries the folder for temporary files
        }
    }

    private static void unpack(URL packed, Path target) throws IOException {
        long bytes = packed.openConnection().getContentLengthLong();
        if (Files.exists(target) && Files.size(target) == bytes) {
            return;
        }
        try (InputStream in = packed.openStream()) {
            AtomicFile.write(target, channel -> copy(in, channel));
        }
    }

    private static void copy(InputStream in, FileChannel to) throws IOException {
        in.transferTo(Channels.newOutputStream(to));
    }

    private static @Nullable URL find(String platform, String name) {
        return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform + "/" + name);
    }
}
