package io.reprise.vision;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import io.reprise.vision.onnx.OnnxEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * From what a person writes after {@code --encoder} to an encoder: {@code builtin}, the name of one in the store, the
 * path of a manifest, or several of these joined by '+'.
 *
 * @param store the encoders that were added
 * @param builtin makes the built-in one
 * @param device what networks run on
 * @param threads threads granted for everything, at least 1: each network gets as many of them as the decoding does
 */
public record Encoders(EncoderStore store, Supplier<Encoder> builtin, ExecutionDevice device, int threads) {
    private static final String BUILTIN = "builtin";

    public Encoders {
        if (threads < 1) {
            throw new IllegalArgumentException("an encoder needs at least 1 thread, not " + threads);
        }
    }

    /**
     * The encoder that is meant. The caller closes it.
     *
     * @param written such as {@code builtin}, {@code mobilenetv2}, {@code nets/clip.yaml}, {@code mobilenetv2+builtin}
     * @throws DoesNotFitException if there is none of that name, or it can't be used
     */
    public Encoder of(String written) throws BadInputException {
        if (isManifest(written)) {
            return one(written, 1);
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : written.split("\\+", -1)) {
            if (name.isBlank() || !names.add(name)) {
                throw new InvalidValueException(
                        "encoder",
                        "an encoder is a name, a manifest's path, or different ones joined by '+', not '" + written
                                + "'");
            }
        }
        return names.size() == 1 ? one(written, 1) : joined(names);
    }

    private Encoder joined(Set<String> names) throws BadInputException {
        List<Encoder> encoders = new ArrayList<>();
        int networks = names.contains(BUILTIN) ? names.size() - 1 : names.size();
        try {
            for (String name : names) {
                encoders.add(one(name, networks));
            }
            return new JoinedEncoder(encoders);
        } catch (RuntimeException | BadInputException e) {
            encoders.forEach(Encoder::close);
            throw e;
        }
    }

    private Encoder one(String name, int networks) throws BadInputException {
        if (name.equals(BUILTIN)) {
            return builtin.get();
        }
        return OnnxEncoder.of(isPath(name) ? Path.of(name) : store.find(name), device, share(networks));
    }

    /** Each network's share of the threads, the decoding being one more to share with; below one it runs in turns. */
    private int share(int networks) {
        return threads / (networks + 1);
    }

    /** A path is told by its folder or its ending, so that a file called like an encoder does not hide it. */
    private static boolean isPath(String name) {
        return name.contains("/") || name.contains("\\") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Whether the whole is one path, '+' in it included. */
    private static boolean isManifest(String written) {
        return isPath(written) && Files.isRegularFile(Path.of(written));
    }
}
