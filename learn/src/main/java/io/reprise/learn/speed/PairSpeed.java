package io.reprise.learn.speed;

import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.network.OptimiserKind;
import io.reprise.learn.network.TrainableNetwork;
import io.reprise.learn.network.TrainingBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Pairs a second while training, beside python3-torch training the same network on the same shape of data in the usual
 * way (pairs sampled, both sides forwarded) and with our way of doing it. They alternate in rounds.
 */
public final class PairSpeed {
    private static final double SECONDS = 4;

    private final Optional<PythonTorch> rival = PythonTorch.find();
    private final int rounds;
    private final int threads;

    /**
     * A measurement.
     *
     * @param rounds of all three, at least 1
     * @param threads of the rival; ours uses PyTorch's own number, one a processor
     */
    public PairSpeed(int rounds, int threads) {
        if (rounds < 1) {
            throw new InvalidValueException("runs", "rounds must be at least 1: " + rounds);
        }
        this.rounds = rounds;
        this.threads = threads;
    }

    /**
     * Medians over the rounds.
     *
     * @param shape what was trained
     * @param ours pairs a second of wall time
     * @param theirs python3-torch in each way; empty where it is not installed
     */
    public record Row(PairShape shape, double ours, List<Rival> theirs) {}

    /**
     * One way of training in python3-torch.
     *
     * @param way what it is called
     * @param rate pairs a second of wall time
     * @param ratio ours to it, taken round by round
     */
    public record Rival(String way, double rate, double ratio) {}

    private record Round(double ours, Map<PythonTorch.Way, Double> theirs) {}

    /** Measures one shape: about 20 s a round. */
    public Row measure(PairShape shape) throws IOException {
        List<Round> all = new ArrayList<>();
        try (TrainableNetwork network = new TrainableNetwork(
                shape.design(),
                shape.dim(),
                new TrainableNetwork.Learning(RankingLoss.HUBER, OptimiserKind.ADAM, 1e-4, 0, 0),
                1)) {
            TrainingBatch batch = batch(shape);
            ours(network, batch); // until compiled
            for (int round = 0; round < rounds; round++) {
                double ours = ours(network, batch);
                all.add(new Round(ours, theirs(shape)));
            }
        }
        return new Row(shape, median(all, Round::ours), rivals(all));
    }

    private Map<PythonTorch.Way, Double> theirs(PairShape shape) throws IOException {
        Map<PythonTorch.Way, Double> rates = new EnumMap<>(PythonTorch.Way.class);
        if (rival.isPresent()) {
            for (PythonTorch.Way way : PythonTorch.Way.values()) {
                rates.put(way, rival.get().train(way, shape, SECONDS, threads));
            }
        }
        return rates;
    }

    private List<Rival> rivals(List<Round> all) {
        if (rival.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(PythonTorch.Way.values())
                .map(way -> new Rival(
                        way.description(),
                        median(all, round -> rate(round, way)),
                        median(all, round -> round.ours() / rate(round, way))))
                .toList();
    }

    private static double rate(Round round, PythonTorch.Way way) {
        return Objects.requireNonNull(round.theirs().get(way));
    }

    private static double ours(TrainableNetwork network, TrainingBatch batch) {
        long pairs = 0;
        long began = System.nanoTime();
        while (System.nanoTime() - began < SECONDS * 1e9) {
            network.learn(batch, pairs);
            pairs += batch.pairs();
        }
        return pairs * 1e9 / (System.nanoTime() - began);
    }

    private static TrainingBatch batch(PairShape shape) {
        int segments = shape.positives() + shape.negatives();
        int[] first = new int[shape.videos()];
        int[] positives = new int[shape.videos()];
        int[] negatives = new int[shape.videos()];
        Arrays.setAll(first, video -> video * segments);
        Arrays.fill(positives, shape.positives());
        Arrays.fill(negatives, shape.negatives());
        List<FeatureMatrix> histories = List.of(); // only their means are used
        float[] means = shape.history() ? random(shape.videos() * shape.dim()) : new float[0];
        return new TrainingBatch(
                first,
                positives,
                negatives,
                random(shape.videos() * segments * shape.dim()),
                histories,
                means,
                new float[0]);
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1.7, 1.7);
        }
        return values;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> what) {
        double[] sorted = rounds.stream().mapToDouble(what).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
