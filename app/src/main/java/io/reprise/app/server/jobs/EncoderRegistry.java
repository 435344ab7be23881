package io.reprise.app.server.jobs;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.engine.home.Home;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The encoders that a server may be asked for, known by their manifests: networks are opened by children alone. */
public final class EncoderRegistry {
    /** What everything is looked at with. */
    public static final String USUAL = "builtin";

    private static final long FRESH_MILLIS = 5000;
    private static final int MOST_REMEMBERED = 100;

    private final EncoderStore stored;
    private final Map<String, Known> encoders = new LinkedHashMap<>();
    private List<String> names = List.of();
    private long namesMillis;

    private record Known(Encoder encoder, long readMillis) {}

    /** Those of a home. */
    public EncoderRegistry(Home home) {
        this.stored = new EncoderStore(home.encoders());
    }

    /**
     * An encoder, to be asked for its features and never to be opened here: there is nothing to close.
     *
     * @param name of one in the store, or several joined by '+'; never a path
     * @throws InvalidValueException if that is no name
     * @throws io.reprise.core.error.DoesNotFitException if there is none of that name, or it is damaged
     */
    public synchronized Encoder of(String name) throws BadInputException {
        if (!name.matches("[\\p{L}\\p{N}_+.-]{1,200}") || name.endsWith(".yaml") || name.endsWith(".yml")) {
            throw new InvalidValueException("encoder", "an encoder is named, not a file");
        }
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        Known known = encoders.get(name);
        if (known == null || now - known.readMillis() > FRESH_MILLIS) {
            known = new Known(new Encoders(stored, BuiltinEncoder::new, ExecutionDevice.CPU, 1).of(name), now);
            if (encoders.size() >= MOST_REMEMBERED) {
                encoders.clear();
            }
            encoders.put(name, known);
        }
        return known.encoder();
    }

    /** Looks again, as one was put into the store. */
    public synchronized void forget() {
        names = List.of();
        encoders.clear();
    }

    /** Names of those that can be used, the usual one first. */
    public synchronized List<String> names() throws BadInputException {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        if (names.isEmpty() || now - namesMillis > FRESH_MILLIS) {
            List<String> usable = new ArrayList<>(List.of(USUAL));
            stored.list().stream().filter(entry -> entry.error() == null).forEach(entry -> usable.add(entry.name()));
            names = List.copyOf(usable);
            namesMillis = now;
        }
        return names;
    }
}
