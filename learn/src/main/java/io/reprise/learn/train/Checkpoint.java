package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.model.Safetensors;
import io.reprise.core.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands, so that it goes on after it was killed and ends with the same weights as one that was not.
 *
 * @param epoch the epoch under way, from 0
 * @param step the next step of that epoch, from 0
 * @param steps steps done in all
 * @param lossSum sum of the losses of this epoch's steps
 * @param best the best held-out result so far; NaN before the first
 * @param bestEpoch after which epoch it was reached
 * @param state weights and optimiser
 * @param bestWeights the weights of the best result; those in use before the first
 */
record Checkpoint(
        int epoch,
        int step,
        long steps,
        double lossSum,
        double best,
        int bestEpoch,
        Map<String, Tensor> state,
        Map<String, Tensor> bestWeights) {
    private static final String BEST = "best.";
    private static final String NOW = "now.";

    /** Writes it beside the file and then into place. */
    void write(Path file, String run) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "reprise-checkpoint");
        metadata.put("run", run);
        metadata.put("epoch", Integer.toString(epoch));
        metadata.put("step", Integer.toString(step));
        metadata.put("steps", Long.toString(steps));
        metadata.put("loss_sum", Double.toString(lossSum));
        metadata.put("best", Double.toString(best));
        metadata.put("best_epoch", Integer.toString(bestEpoch));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.forEach((name, tensor) -> tensors.put(NOW + name, tensor));
        bestWeights.forEach((name, tensor) -> tensors.put(BEST + name, tensor));
        new Safetensors(metadata, tensors).write(file);
    }

    /**
     * Reads it, if there is one.
     *
     * @param run what the run is, in words: a checkpoint of another run is refused
     */
    static Optional<Checkpoint> read(Path file, String run) throws BadInputException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Safetensors saved = Safetensors.read(file);
        Map<String, String> metadata = saved.metadata();
        if (!run.equals(metadata.get("run"))) {
            throw new DoesNotFitException(
                    "the checkpoint " + file + " is of a run with other options or data; remove it to start anew");
        }
        try {
            return Optional.of(new Checkpoint(
                    Integer.parseInt(need(metadata, "epoch")),
                    Integer.parseInt(need(metadata, "step")),
                    Long.parseLong(need(metadata, "steps")),
                    Double.parseDouble(need(metadata, "loss_sum")),
                    Double.parseDouble(need(metadata, "best")),
                    Integer.parseInt(need(metadata, "best_epoch")),
                    part(saved, NOW),
                    part(saved, BEST)));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "bad-checkpoint", "the checkpoint " + file + " is damaged; remove it to start anew", e);
        }
    }

    private static String need(Map<String, String> metadata, String name) {
        String value = metadata.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no '" + name + "'");
        }
        return value;
    }

    private static Map<String, Tensor> part(Safetensors saved, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        saved.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }
}
