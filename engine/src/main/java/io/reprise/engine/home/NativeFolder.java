package io.reprise.engine.home;

import io.reprise.core.error.BadInputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where native libraries are unpacked, once: the home's cache. Without it each process would unpack them into the folder
 * for temporary files, which takes longer than to open a video, and leave them there when it is killed: ONNX Runtime's are
 * 24 MB. The launcher names the folder as well; this is for whoever starts Java another way.
 */
public final class NativeFolder {
    /** Properties that libraries look at: ONNX Runtime's through {@code vision}, FFmpeg's through JavaCPP. */
    private static final List<String> PROPERTIES = List.of("reprise.natives", "org.bytedeco.javacpp.cachedir");

    private NativeFolder() {}

    /** Names it for this process, unless it was named on its command line; before any native library is loaded. */
    public static void use(Home home) {
        String folder = home.cache().resolve("native").toString();
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, folder);
            }
        }
    }

    /**
     * What to tell where a native library could not be unpacked or loaded: the reason, the folder and what to do; empty
     * where a failure has another reason.
     */
    public static Optional<BadInputException> failure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsatisfiedLinkError) {
                return Optional.of(new BadInputException(
                        "no-native-libraries",
                        "the native libraries can't be unpacked to and loaded from "
                                + Objects.requireNonNullElse(
                                        System.getProperty(PROPERTIES.get(0)), "the folder for temporary files")
                                + " (" + reason(cause)
                                + "); make room there, or name a folder on another disk with REPRISE_HOME; `reprise doctor`"
                                + " tells more",
                        e));
            }
        }
        return Optional.empty();
    }

    /** What the first cause says: which library is missing, where JavaCPP itself says only which it was asked for. */
    public static String reason(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return Objects.requireNonNullElse(first.getMessage(), first.getClass().getSimpleName());
    }

    /** Options of Java that name the same folders to another process; none where nothing is named. */
    public static List<String> options() {
        return PROPERTIES.stream()
                .flatMap(property ->
                        Stream.ofNullable(System.getProperty(property)).map(folder -> "-D" + property + "=" + folder))
                .toList();
    }
}
