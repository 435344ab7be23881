package io.reprise.core.model;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A trained model: provenance and tensors. Immutable; a ranker applies it.
 *
 * @param info what it is and where it comes from
 * @param tensors by name
 */
public record Model(ModelInfo info, Map<String, Tensor> tensors) {
    public Model {
        tensors = new TreeMap<>(tensors);
    }

    /**
     * Reads a model file.
     *
     * @throws BadInputException if there is no such file, or it is damaged or cut off
     * @throws DoesNotFitException if it is of an unknown version or not a model of this program
     */
    public static Model read(Path file) throws BadInputException {
        Safetensors content = Safetensors.read(file);
        try {
            return new Model(Provenance.read(content.metadata(), file.toString()), content.tensors());
        } catch (IllegalArgumentException e) {
            throw Safetensors.unreadable(file, e);
        }
    }

    /**
     * The model in a file's bytes.
     *
     * @param name what to call it in messages
     * @throws IllegalArgumentException if they are no such file's
     */
    public static Model of(ByteBuffer bytes, String name) {
        Safetensors content = Safetensors.of(bytes);
        return new Model(Provenance.read(content.metadata(), name), content.tensors());
    }

    /**
     * Reads a model that the program brings with it.
     *
     * @param owner class beside which it lies
     * @param name of the resource
     */
    public static Model shipped(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return of(ByteBuffer.wrap(in.readAllBytes()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it beside the file and then into place. */
    public void write(Path file) throws IOException {
        new Safetensors(Provenance.write(info), tensors).write(file);
    }

    /**
     * A tensor of a known shape.
     *
     * @param shape its dimensions, -1 where any length will do
     * @throws DoesNotFitException if the model has no such tensor
     */
    public Tensor tensor(String name, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !fits(tensor.shape(), shape)) {
            throw new DoesNotFitException("the model (" + info.kind() + ") needs a tensor '" + name + "' of shape "
                    + Arrays.toString(shape) + " and has "
                    + (tensor == null ? "none" : Arrays.toString(tensor.shape())) + "; train it anew");
        }
        return tensor;
    }

    /**
     * A hyper-parameter.
     *
     * @throws DoesNotFitException if the model does not say
     */
    public String hyperParameter(String name) {
        String value = info.hyperParameters().get(name);
        if (value == null) {
            throw new DoesNotFitException(
                    "the model (" + info.kind() + ") does not say its '" + name + "'; train it anew");
        }
        return value;
    }

    /** A hyper-parameter that is a whole number within limits. */
    public int hyperParameter(String name, int least, int most) {
        String value = hyperParameter(name);
        if (value.matches("-?[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new DoesNotFitException("the model (" + info.kind() + ") says " + name + " = " + value + ", not in ["
                + least + ", " + most + "]; train it anew");
    }

    private static boolean fits(int[] actual, int[] wanted) {
        boolean fits = actual.length == wanted.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] == -1 || wanted[i] == actual[i];
        }
        return fits;
    }
}
