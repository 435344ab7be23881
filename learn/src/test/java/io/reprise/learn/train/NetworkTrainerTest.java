package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.history.History;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.network.OptimiserKind;
import io.reprise.learn.network.TrainableNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class NetworkTrainerTest {
    private static final TasteSet SET = new TasteSet(60, 3, 12, 20, 1);

    @TempDir
    Path folder;

    @Test
    void lossFallsWhateverTheLossAndOptimiser() throws Exception {
        for (RankingLoss loss : RankingLoss.values()) {
            for (OptimiserKind optimiser : OptimiserKind.values()) {
                double rate = optimiser == OptimiserKind.SGD ? 0.01 : 0.003;
                Recorder recorder = new Recorder();
                train(options(HistoryEncoding.MEAN, CueSet.NONE, loss, optimiser, rate, 6), recorder, Optional.empty());
                assertThat(recorder.losses.get(5))
                        .as("%s %s", loss, optimiser)
                        .isLessThan(0.9 * recorder.losses.get(0));
            }
        }
    }

    @Test
    void historyHelpsInEveryEncoding() throws Exception {
        TasteSet set = new TasteSet(200, 3, 12, 20, 1);
        double without = heldOutMap(set, HistoryEncoding.NONE);
        for (HistoryEncoding encoding : HistoryEncoding.values()) {
            if (encoding != HistoryEncoding.NONE) {
                assertThat(heldOutMap(set, encoding))
                        .as("%s against %f", encoding, without)
                        .isGreaterThan(without);
            }
        }
    }

    @Test
    void plainJavaAgreesWithPyTorch() throws Exception {
        for (HistoryEncoding encoding : HistoryEncoding.values()) {
            for (CueSet cues : List.of(CueSet.NONE, CueSet.SIMILARITIES)) {
                NetworkOptions options = options(encoding, cues, 1);
                TrainedNetwork trained = train(options, TrainingListener.NONE, Optional.empty());
                NetworkRanker ranker = trained.ranker(RankerName.PHD_CA);
                List<TrainingCase> cases = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    cases.add(SET.get(i));
                }
                cases.add(SET.get(3).with(History.empty(SET.spec())));
                Agreement.check(trained, ranker, cases, 1e-5);
            }
        }
    }

    @Test
    @Tag("stress")
    void plainJavaAgreesWithPyTorchAtFullSize() throws Exception {
        TasteSet large = new TasteSet(4, 3, 8192, 10, 1);
        for (HistoryEncoding encoding : HistoryEncoding.values()) {
            NetworkOptions small = options(encoding, CueSet.NONE, RankingLoss.HUBER, OptimiserKind.ADAM, 1e-5, 1);
            NetworkOptions options = small.with(new NetworkDesign(true, encoding, CueSet.NONE, List.of(512, 64)));
            TrainedNetwork trained =
                    NetworkTrainer.train("test", large, options, Optional.empty(), TrainingListener.NONE);
            List<TrainingCase> cases =
                    List.of(large.get(0), large.get(5), large.get(7).with(History.empty(large.spec())));
            Agreement.check(trained, trained.ranker(RankerName.PHD_CA), cases, 1e-5);
        }
    }

    @Test
    void sameSeedSameWeightsAndAnotherSeedOthers() throws Exception {
        NetworkOptions options = options(HistoryEncoding.ATTENTION, CueSet.SIMILARITIES, 2);
        TrainedNetwork first = train(options, TrainingListener.NONE, Optional.empty());
        TrainedNetwork second = train(options, TrainingListener.NONE, Optional.empty());
        assertSame(first.weights(), second.weights());
        NetworkOptions other = new NetworkOptions(
                options.design(), options.learning(), 2, 9, 8, options.subsets(), options.split(), options.seed() + 1);
        assertThat(train(other, TrainingListener.NONE, Optional.empty())
                        .weights()
                        .get("bias.0"))
                .isNotEqualTo(first.weights().get("bias.0"));
    }

    @Test
    void killedAndResumedEndsWithTheSameWeights() throws Exception {
        NetworkOptions options = options(HistoryEncoding.MEAN, CueSet.NONE, 4);
        TrainedNetwork whole = train(options, TrainingListener.NONE, Optional.empty());
        Path file = folder.resolve("run.checkpoint");
        for (int steps : new int[] {5, 30}) { // within an epoch, and in another
            train(options, new StopAfter(steps), Optional.of(file));
            assertThat(file).exists();
        }
        TrainedNetwork resumed = train(options, TrainingListener.NONE, Optional.of(file));
        assertSame(resumed.weights(), whole.weights());
        assertThat(resumed.metrics()).isEqualTo(whole.metrics());
        assertThat(train(options, new StopAfter(1), Optional.of(file)).metrics())
                .isEqualTo(whole.metrics());
    }

    @Test
    void refusesAnotherRunsCheckpointAndADamagedOne() throws Exception {
        Path file = folder.resolve("run.checkpoint");
        train(options(HistoryEncoding.MEAN, CueSet.NONE, 4), new StopAfter(3), Optional.of(file));
        assertThatThrownBy(() ->
                        train(options(HistoryEncoding.MAX, CueSet.NONE, 4), TrainingListener.NONE, Optional.of(file)))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("remove it");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertThatThrownBy(() ->
                        train(options(HistoryEncoding.MEAN, CueSet.NONE, 4), TrainingListener.NONE, Optional.of(file)))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void learnsThePerfectCaseExactly() throws Exception {
        // one direction decides alone: a linear network must order every held-out video without a mistake
        TrainingSet easy = new OneDirection(SET);
        NetworkOptions options = options(
                        HistoryEncoding.NONE, CueSet.NONE, RankingLoss.LOGISTIC, OptimiserKind.ADAM, 0.05, 20)
                .with(new NetworkDesign(true, HistoryEncoding.NONE, CueSet.NONE, List.of()));
        TrainedNetwork trained = NetworkTrainer.train("test", easy, options, Optional.empty(), TrainingListener.NONE);
        assertThat(trained.metrics())
                .hasEntrySatisfying("held_out_map", map -> assertThat(map).isCloseTo(1.0, within(0.0)));
    }

    private static TrainedNetwork train(NetworkOptions options, TrainingListener listener, Optional<Path> checkpoint)
            throws BadInputException {
        return NetworkTrainer.train("test", SET, options, checkpoint, listener);
    }

    private static double heldOutMap(TasteSet set, HistoryEncoding encoding) throws BadInputException {
        return NetworkTrainer.train(
                        "test", set, options(encoding, CueSet.NONE, 10), Optional.empty(), TrainingListener.NONE)
                .metrics()
                .getOrDefault("held_out_map", 0.0);
    }

    private static NetworkOptions options(HistoryEncoding history, CueSet cues, int epochs) {
        return options(history, cues, RankingLoss.HUBER, OptimiserKind.ADAM, 0.003, epochs);
    }

    private static NetworkOptions options(
            HistoryEncoding history, CueSet cues, RankingLoss loss, OptimiserKind optimiser, double rate, int epochs) {
        return new NetworkOptions(
                new NetworkDesign(true, history, cues, List.of(32, 16)),
                new TrainableNetwork.Learning(loss, optimiser, rate, 1e-4, 0.1),
                epochs,
                epochs,
                8,
                new Subsets(0.5, 64),
                new Split(0.2, 3),
                3);
    }

    private static void assertSame(Map<String, Tensor> a, Map<String, Tensor> b) {
        assertThat(a.keySet()).isEqualTo(b.keySet());
        a.forEach((name, tensor) -> assertThat(tensor.values()).as(name).isEqualTo(tensorOf(b, name)));
    }

    private static float[] tensorOf(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        return tensor == null ? new float[0] : tensor.values();
    }

    private static final class Recorder implements TrainingListener {
        private final List<Double> losses = new ArrayList<>();

        @Override
        public void progress(Progress progress) {
            if (progress.heldOutMap().isPresent()) {
                losses.add(progress.loss());
            }
        }
    }

    private static final class StopAfter implements TrainingListener {
        private int left;

        StopAfter(int steps) {
            left = steps;
        }

        @Override
        public void progress(Progress progress) {
            left--;
        }

        @Override
        public boolean isStopped() {
            return left <= 0;
        }
    }

    /** The same videos, clipped by their first dimension alone. */
    private record OneDirection(TasteSet set) implements TrainingSet {
        @Override
        public io.reprise.core.feature.FeatureSpec spec() {
            return set.spec();
        }

        @Override
        public String dataHash() {
            return "one";
        }

        @Override
        public int size() {
            return set.size();
        }

        @Override
        public String user(int index) {
            return set.user(index);
        }

        @Override
        public TrainingCase get(int index) {
            TrainingCase one = set.get(index);
            byte[] labels = new byte[one.labels().length];
            int largest = 0;
            for (int i = 0; i < labels.length; i++) {
                float value = one.video().features().get(i, 0);
                labels[i] = (byte) (value > 0.5 ? 1 : value < 0 ? -1 : 0);
                largest = value > one.video().features().get(largest, 0) ? i : largest;
            }
            labels[largest] = 1;
            return new TrainingCase(one.user(), one.video(), one.history(), labels);
        }
    }
}
