package io.reprise.learn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.train.TasteSet;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class GradientTest {
    private static final int DIM = 5;
    private static final double STEP = 1e-6;

    /** Every encoding and every loss, in double precision, a few of the weights of each tensor. */
    @Test
    void gradientsAgreeWithFiniteDifferences() {
        Iterator<RankingLoss> losses = List.of(RankingLoss.values()).iterator();
        for (HistoryEncoding encoding : HistoryEncoding.values()) {
            RankingLoss loss = losses.hasNext() ? losses.next() : RankingLoss.HUBER;
            check(new NetworkDesign(true, encoding, CueSet.SIMILARITIES, List.of(7, 4)), loss);
        }
        check(new NetworkDesign(true, HistoryEncoding.NONE, CueSet.NONE, List.of()), RankingLoss.LOGISTIC);
    }

    /**
     * What the way back needs must not be freed meanwhile: DJL's arithmetic with a plain number closes the array that it
     * makes of it, PyTorch still divides by its memory, and Java gives that memory to another object.
     */
    @Test
    void javaMayCollectItsGarbageBetweenTheWayForthAndTheWayBack() throws Exception {
        for (HistoryEncoding encoding : HistoryEncoding.values()) {
            NetworkDesign design = new NetworkDesign(true, encoding, CueSet.SIMILARITIES, List.of(7, 4));
            List<float[]> calm = gradients(design, false);
            List<float[]> disturbed = gradients(design, true);
            for (int i = 0; i < calm.size(); i++) {
                assertThat(disturbed.get(i)).as("%s, weights %d", encoding, i).isEqualTo(calm.get(i));
            }
        }
    }

    private static List<float[]> gradients(NetworkDesign design, boolean disturbed) throws Exception {
        List<ByteBuffer> others = new ArrayList<>();
        try (TorchDevice device = new TorchDevice();
                NDScope scope = new NDScope();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            scope.suppressNotUsedWarning();
            RankingNetwork network = new RankingNetwork(design, DIM, device, 5);
            NDArray scores = network.forward(batch(design), Dropout.none());
            for (int round = 0; disturbed && round < 3; round++) {
                System.gc();
                Thread.sleep(50);
                for (int i = 0; i < 3000; i++) {
                    others.add(ByteBuffer.allocateDirect(4).putInt(-1)); // not a number, as a float
                }
            }
            collector.backward(scores.sum());
            return network.parameters().values().stream()
                    .map(array -> array.getGradient().toFloatArray())
                    .toList();
        } finally {
            Reference.reachabilityFence(others);
        }
    }

    private static void check(NetworkDesign design, RankingLoss loss) {
        TrainingBatch batch = batch(design);
        try (TorchDevice device = new TorchDevice(DataType.FLOAT64)) {
            RankingNetwork network = new RankingNetwork(design, DIM, device, 5);
            moveOffTheKinks(network, device);
            TrainableNetwork.backward(network, device, batch, loss, Dropout.none());
            Random random = new Random(1);
            for (Map.Entry<String, NDArray> entry : network.parameters().entrySet()) {
                double[] gradient = entry.getValue().getGradient().toDoubleArray();
                for (int trial = 0; trial < 3; trial++) {
                    int which = random.nextInt(gradient.length);
                    double slope = (lossAt(network, batch, loss, entry.getValue(), which, STEP)
                                    - lossAt(network, batch, loss, entry.getValue(), which, -STEP))
                            / (2 * STEP);
                    assertThat(gradient[which])
                            .as("%s %s %s[%d]", design, loss, entry.getKey(), which)
                            .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
                }
            }
        }
    }

    /** Biases of zero put units that see nothing exactly where the rectifier bends. */
    private static void moveOffTheKinks(RankingNetwork network, TorchDevice device) {
        Random random = new Random(9);
        network.parameters().forEach((name, array) -> {
            if (name.contains("bias")) {
                float[] values = new float[(int) array.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextFloat() - 0.5f;
                }
                device.overwrite(array, values);
            }
        });
    }

    private static double lossAt(
            RankingNetwork network, TrainingBatch batch, RankingLoss loss, NDArray weights, int which, double by) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double[] one = new double[Math.toIntExact(weights.size())];
            one[which] = by;
            NDArray shift = weights.getManager().create(one, weights.getShape());
            weights.addi(shift);
            double[] scores = TorchDevice.doubles(network.forward(batch, Dropout.none()));
            weights.subi(shift);
            return TrainableNetwork.loss(batch, scores, loss, new double[scores.length]);
        }
    }

    private static TrainingBatch batch(NetworkDesign design) {
        TasteSet set = new TasteSet(4, 2, DIM, 12, 2);
        return new BatchMaker(design, same(set.spec()), same(NetworkRanker.cueSpec(CueSet.SIMILARITIES)))
                .of(List.of(set.get(0), set.get(1), set.get(2), set.get(5)));
    }

    private static Standardiser same(FeatureSpec spec) {
        float[] ones = new float[spec.dim()];
        Arrays.fill(ones, 1);
        return new Standardiser(spec, new float[spec.dim()], ones);
    }
}
