package io.reprise.learn.speed;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.network.Batch;
import io.reprise.learn.network.OptimiserKind;
import io.reprise.learn.network.TrainableNetwork;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Pairs a second while training, beside python3-torch training the same network on the same shape of data in the usual
 * way (pairs sampled, both sides forwarded) and with our way of doing it. Rounds alternate; medians are compared.
 * Arguments: path of pair_speed.py, dimensions, history (1 or 0), positives, negatives, rounds.
 */
public final class PairSpeed {
    private static final int VIDEOS = 8;
    private static final double SECONDS = 6;

    private PairSpeed() {}

    /** Prints the three rates, by wall time and by processor time, and the two ratios. */
    public static void main(String[] args) throws IOException {
        int dim = Integer.parseInt(args[1]);
        boolean history = args[2].equals("1");
        int positives = Integer.parseInt(args[3]);
        int negatives = Integer.parseInt(args[4]);
        List<double[]> rounds = new ArrayList<>();
        try (TrainableNetwork network = network(dim, history)) {
            Batch batch = batch(dim, history, positives, negatives);
            run(network, batch, SECONDS); // until compiled
            for (int round = 0; round < Integer.parseInt(args[5]); round++) {
                double[] usual = python(args, "usual");
                double[] ours = run(network, batch, SECONDS);
                double[] once = python(args, "once");
                rounds.add(new double[] {
                    ours[0],
                    usual[0],
                    once[0],
                    ours[0] / usual[0],
                    ours[0] / once[0],
                    ours[1] / usual[1],
                    ours[1] / once[1]
                });
            }
        }
        System.out.printf(
                Locale.ROOT,
                "dim %d, history %s, %d positives, %d negatives, 2 threads, medians of %d rounds%n"
                        + "pairs/s: ours %.0f, torch the usual way %.0f, torch our way %.0f%n"
                        + "ratios by wall time: %.2f and %.2f; by processor time: %.2f and %.2f%n",
                dim,
                history,
                positives,
                negatives,
                rounds.size(),
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2),
                median(rounds, 3),
                median(rounds, 4),
                median(rounds, 5),
                median(rounds, 6));
    }

    private static TrainableNetwork network(int dim, boolean history) {
        NetworkDesign design = history
                ? new NetworkDesign(true, HistoryEncoding.MEAN, CueSet.NONE, List.of(512, 64))
                : NetworkDesign.VIDEO2GIF;
        return new TrainableNetwork(
                design, dim, new TrainableNetwork.Learning(RankingLoss.HUBER, OptimiserKind.ADAM, 1e-4, 0, 0), 1);
    }

    private static double[] run(TrainableNetwork network, Batch batch, double seconds) {
        long pairs = 0;
        long began = System.nanoTime();
        long cpu = cpu();
        while (System.nanoTime() - began < seconds * 1e9) {
            network.learn(batch, pairs);
            pairs += batch.pairs();
        }
        return new double[] {pairs * 1e9 / (System.nanoTime() - began), pairs * 1e9 / (cpu() - cpu)};
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Batch batch(int dim, boolean history, int positives, int negatives) {
        int[] first = new int[VIDEOS];
        int[] p = new int[VIDEOS];
        int[] n = new int[VIDEOS];
        List<FeatureMatrix> histories = new ArrayList<>();
        for (int v = 0; v < VIDEOS; v++) {
            first[v] = v * (positives + negatives);
            p[v] = positives;
            n[v] = negatives;
        }
        float[] features = random(VIDEOS * (positives + negatives) * dim);
        return new Batch(first, p, n, features, histories, history ? random(VIDEOS * dim) : new float[0], new float[0]);
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1.7, 1.7);
        }
        return values;
    }

    private static double[] python(String[] args, String mode) throws IOException {
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        args[0],
                        mode,
                        args[1],
                        args[2],
                        Integer.toString(VIDEOS),
                        args[3],
                        args[4],
                        Double.toString(SECONDS),
                        "2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] rates = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .trim()
                .split(" ", -1);
        return new double[] {Double.parseDouble(rates[0]), Double.parseDouble(rates[1])};
    }

    private static double median(List<double[]> rounds, int which) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
