package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.model.Tensor;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.network.BatchMaker;
import io.reprise.learn.network.TrainableNetwork;
import io.reprise.learn.network.TrainingBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Trains a ranking network. A video's segments go through the network once, and all its positive-negative pairs are
 * formed from their scores. After every epoch it is measured on held-out users; the best weights are kept, and training
 * ends when they stay the best for some epochs. The same seed gives the same weights on one machine, also where a run was
 * killed and went on from its checkpoint.
 */
public final class NetworkTrainer {
    private static final int MOST_HELD_OUT = 500;
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;

    private final String what;
    private final TrainingSet set;
    private final NetworkOptions options;
    private final Optional<Path> checkpoint;
    private final TrainingListener listener;
    private final int[] learned;
    private final int[] heldOut;
    private final Standardiser featureScale;
    private final Standardiser cueScale;
    private final BatchMaker maker;
    private final TrainableNetwork network;
    private final long began = System.nanoTime();
    private int epoch;
    private int step;
    private double lossSum;
    private double best = Double.NaN;
    private int bestEpoch;
    private Map<String, Tensor> bestWeights;
    private long lastCheckpoint = System.nanoTime();
    private int stepsHere;

    private NetworkTrainer(
            String what,
            TrainingSet set,
            NetworkOptions options,
            Optional<Path> checkpoint,
            TrainingListener listener,
            TrainableNetwork network)
            throws BadInputException {
        this.what = what;
        this.set = set;
        this.options = options;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.network = network;
        learned = options.split().cases(set, false);
        heldOut = HeldOut.some(options.split().cases(set, true), MOST_HELD_OUT);
        if (learned.length == 0) {
            throw new BadInputException(
                    "no-training-data",
                    "there is no video to learn from: none of " + set.size()
                            + " has segments that were clipped and others that were not, by users not held out");
        }
        featureScale = Statistics.ofFeatures(set, learned);
        cueScale = Statistics.ofCues(options.design().cues(), set, learned);
        maker = new BatchMaker(options.design(), featureScale, cueScale);
        bestWeights = network.weights();
    }

    /**
     * Trains.
     *
     * @param what what it is called in the progress
     * @param checkpoint where the run's state is kept, and from where it goes on if it is there; the caller
     *     removes it once the model is safe
     * @throws BadInputException if the data cannot be read or has nothing to learn from
     */
    public static TrainedNetwork train(
            String what, TrainingSet set, NetworkOptions options, Optional<Path> checkpoint, TrainingListener listener)
            throws BadInputException {
        try (TrainableNetwork network =
                new TrainableNetwork(options.design(), set.spec().dim(), options.learning(), options.seed())) {
            return new NetworkTrainer(what, set, options, checkpoint, listener, network).run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the state of the training", e);
        }
    }

    private TrainedNetwork run() throws BadInputException, IOException {
        resume();
        while (epoch < options.epochs() && !isPatienceOver() && !listener.isStopped()) {
            int[] order = EpochOrder.of(set, learned, Seeds.random(options.seed(), epoch));
            while (step * options.videosPerBatch() < order.length && !listener.isStopped()) {
                learnFrom(order);
            }
            if (step * options.videosPerBatch() >= order.length) {
                endEpoch(order.length);
            }
        }
        save();
        if (bestEpoch == 0) {
            bestWeights = network.weights();
        }
        return new TrainedNetwork(options, featureScale, cueScale, bestWeights, set.dataHash(), metrics());
    }

    private boolean isPatienceOver() {
        return heldOut.length > 0 && epoch - bestEpoch >= options.patience() && epoch > 0;
    }

    private void learnFrom(int[] order) throws BadInputException, IOException {
        Random random = Seeds.random(options.seed(), epoch, step);
        List<TrainingCase> cases = new ArrayList<>();
        int first = step * options.videosPerBatch();
        for (int i = first; i < Math.min(order.length, first + options.videosPerBatch()); i++) {
            TrainingCase one = set.get(order[i]);
            cases.add(one.with(options.subsets().draw(one.history(), random)));
        }
        double loss = network.learn(maker.of(cases), random.nextLong());
        if (!Double.isFinite(loss)) {
            throw new InvalidValueException(
                    "learningRate",
                    "the loss has become " + loss + "; take a smaller learning rate than "
                            + options.learning().learningRate());
        }
        lossSum += loss;
        step++;
        stepsHere++;
        report(Math.min(order.length, first + cases.size()), order.length, OptionalDouble.empty());
        if (System.nanoTime() - lastCheckpoint > CHECKPOINT_NANOS) {
            save();
        }
    }

    private void endEpoch(int cases) throws BadInputException, IOException {
        OptionalDouble map = heldOut.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(heldOutMap());
        epoch++;
        if (map.isEmpty() || Double.isNaN(best) || map.getAsDouble() > best) {
            best = map.orElse(Double.NaN);
            bestEpoch = epoch;
            bestWeights = network.weights();
        }
        report(cases, cases, map);
        step = 0;
        lossSum = 0;
        save();
    }

    private double heldOutMap() throws BadInputException {
        double sum = 0;
        for (int first = 0; first < heldOut.length; first += options.videosPerBatch()) {
            List<TrainingCase> cases = new ArrayList<>();
            for (int i = first; i < Math.min(heldOut.length, first + options.videosPerBatch()); i++) {
                cases.add(set.get(heldOut[i]));
            }
            TrainingBatch batch = maker.of(cases);
            double[] rows = network.score(batch);
            for (int v = 0; v < cases.size(); v++) {
                double[] scores = HeldOut.spread(cases.get(v), rows, batch.firstRow()[v]);
                sum += HeldOut.averagePrecision(cases.get(v), scores);
            }
        }
        return sum / heldOut.length;
    }

    private void report(int done, int cases, OptionalDouble map) {
        int stepsOfAnEpoch = (cases + options.videosPerBatch() - 1) / options.videosPerBatch();
        int epochsDone = map.isPresent() ? epoch : epoch + 1;
        double stepsLeft = (double) (options.epochs() - epochsDone) * stepsOfAnEpoch + (stepsOfAnEpoch - step);
        double seconds = (System.nanoTime() - began) / 1e9 / Math.max(1, stepsHere) * Math.max(0, stepsLeft);
        listener.progress(new TrainingListener.Progress(
                what, epochsDone, options.epochs(), done, cases, lossSum / Math.max(1, step), map, seconds));
    }

    private void resume() throws BadInputException {
        Optional<Checkpoint> saved =
                checkpoint.isPresent() ? Checkpoint.read(checkpoint.get(), describe()) : Optional.empty();
        if (saved.isPresent()) {
            epoch = saved.get().epoch();
            step = saved.get().step();
            lossSum = saved.get().lossSum();
            best = saved.get().best();
            bestEpoch = saved.get().bestEpoch();
            bestWeights = saved.get().bestWeights();
            network.restore(saved.get().state(), saved.get().steps());
        }
    }

    private void save() throws IOException {
        if (checkpoint.isPresent()) {
            new Checkpoint(epoch, step, network.steps(), lossSum, best, bestEpoch, network.state(), bestWeights)
                    .write(checkpoint.get(), describe());
        }
        lastCheckpoint = System.nanoTime();
    }

    private String describe() {
        return what + " " + options + " " + set.spec() + " " + set.dataHash() + " " + set.size();
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new HashMap<>();
        if (Double.isFinite(best)) {
            metrics.put("held_out_map", best);
        }
        metrics.put("best_epoch", (double) bestEpoch);
        metrics.put("cases", (double) learned.length);
        metrics.put("held_out_cases", (double) heldOut.length);
        return metrics;
    }
}
