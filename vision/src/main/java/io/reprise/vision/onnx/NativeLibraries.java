package io.reprise.vision.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.reprise.core.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ONNX Runtime's native libraries unpacked between runs: by itself it inflates 24 MB into a temporary folder at every
 * start, which takes longer than to open a video, and 620 MB more where the card is asked for. Where anything is unusual,
 * it is left to do so.
 */
final class NativeLibraries {
    /** Names the folder; the launcher sets it. */
    static final String FOLDER = "reprise.natives";

    private static final String TAKEN_FROM = "onnxruntime.native.path";
    /** What is needed whatever a network runs on. */
    static final List<String> FILES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

    /** How names of the folders begin that ONNX Runtime makes among the temporary files. */
    private static final String TEMPORARY = "onnxruntime-java";

    private static final String SHARED = "libonnxruntime_providers_shared.so";
    private static final Map<String, String> LINUX = Map.of("amd64", "linux-x64", "aarch64", "linux-aarch64");
    private static final String CUDA = "libonnxruntime_providers_cuda.so";

    /** Where they were unpacked; null where that was left to ONNX Runtime. */
    private static @Nullable Path unpacked;

    private NativeLibraries() {}

    /** Makes sure they are unpacked, and tells ONNX Runtime where; to be called before it is first used. */
    static synchronized void prepare() {
        String folder = System.getProperty(FOLDER, "");
        String platform = platform();
        if (folder.isEmpty() || platform == null || System.getProperty(TAKEN_FROM) != null) {
            return;
        }
        boolean gpu = find(platform, CUDA) != null;
        Path version = Path.of(
                folder,
                (gpu ? "onnxruntime_gpu-" : "onnxruntime-")
                        + OrtEnvironment.class.getPackage().getImplementationVersion());
        if (unpack(platform, version, FILES) && (!gpu || unpack(platform, version, List.of(SHARED)))) {
            System.setProperty(TAKEN_FROM, version.toString());
            unpacked = version;
        }
    }

    /**
     * Has ONNX Runtime loaded, and deletes the empty folder that it makes for itself among the temporary files though its
     * libraries are elsewhere: it would delete that at its end, which a process that is killed does not come to.
     */
    static synchronized <T> T loadedBy(Supplier<T> load) {
        Set<Path> before = temporaryFolders();
        T loaded = load.get();
        if (unpacked != null) {
            Set<Path> made = temporaryFolders();
            made.removeAll(before);
            made.forEach(NativeLibraries::deleteEmpty);
        }
        return loaded;
    }

    private static Set<Path> temporaryFolders() {
        Set<Path> folders = new HashSet<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), TEMPORARY + "*")) {
            all.forEach(folders::add);
        } catch (IOException | DirectoryIteratorException e) {
            // then nothing is deleted
        }
        return folders;
    }

    /** One with something in it is another process's, which unpacks its libraries there, and stays. */
    private static void deleteEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // it is not empty, or not ours
        }
    }

    /**
     * Unpacks what the card needs, beside the others.
     *
     * @return the library, or null where it is left to ONNX Runtime
     */
    static synchronized @Nullable Path prepareCuda() {
        String platform = platform();
        @Nullable Path folder = unpacked;
        return platform != null && folder != null && unpack(platform, folder, List.of(CUDA))
                ? folder.resolve(CUDA)
                : null;
    }

    private static @Nullable String platform() {
        return System.getProperty("os.name").equals("Linux") ? LINUX.get(System.getProperty("os.arch")) : null;
    }

    /** Unpacks what is missing or not of the right size. */
    static boolean unpack(String platform, Path folder, List<String> files) {
        try {
            for (String name : files) {
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
