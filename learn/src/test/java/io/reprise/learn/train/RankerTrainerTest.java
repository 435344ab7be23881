package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.History;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.learn.network.TrainableNetwork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankerTrainerTest {
    private static final TasteSet SET = new TasteSet(150, 2, 12, 20, 4);

    @TempDir
    Path folder;

    @Test
    void everyTrainedRankerBeatsChanceAndHistoryHelps() throws Exception {
        Map<RankerName, Double> map = new TreeMap<>();
        for (RankerName kind : RankerName.values()) {
            if (kind.trainable()) {
                Path file = folder.resolve(kind.id() + ".safetensors");
                trainer(Fusion.WEIGHTED).train(kind).write(file);
                Ranker ranker = Rankers.load(file.toString(), folder);
                assertThat(ranker.name()).isEqualTo(kind == RankerName.REPRISE ? "reprise/4" : kind.id() + "/1");
                map.put(kind, onOtherUsers(ranker));
                if (kind != RankerName.REPRISE) { // whose four weights apply to any encoder
                    refusesOtherFeatures(ranker);
                }
            }
        }
        double generic = map.getOrDefault(RankerName.VIDEO2GIF, 1.0);
        assertThat(generic).as("chance is about 0.27").isGreaterThan(0.33);
        for (RankerName kind : List.of(RankerName.SVM_D, RankerName.PHD_CA, RankerName.PHD, RankerName.REPRISE)) {
            assertThat(map.getOrDefault(kind, 0.0)).as("%s of %s", kind, map).isGreaterThan(generic + 0.02);
        }
    }

    @Test
    void theWeightOfTheFusionIsLearnedToo() throws Exception {
        for (Fusion fusion : Fusion.values()) {
            Model model = trainer(fusion).train(RankerName.PHD);
            assertThat(model.tensor("fusion.weight").values()[0])
                    .as("%s", fusion)
                    .isPositive();
            assertThat(model.info().metrics()).containsKey("held_out_map");
        }
    }

    @Test
    void refusesWhatTakesNoTraining() {
        assertThatThrownBy(() -> trainer(Fusion.WEIGHTED).train(RankerName.EARLIEST))
                .isInstanceOf(DoesNotFitException.class)
                .hasMessageContaining("phd-ca");
    }

    private static double onOtherUsers(Ranker ranker) throws Exception {
        TasteSet others = new TasteSet(60, 2, 12, 20, 99);
        return HeldOut.map(ranker, others, IntStream.range(0, others.size()).toArray());
    }

    private static void refusesOtherFeatures(Ranker ranker) {
        FeatureSpec other = FeatureSpec.single("other/1", 12);
        RankableVideo video = new RankableVideo(
                1,
                new UniformSegmenter(1).segment(1, new long[0]),
                other,
                FeatureMatrix.of(1, 12, new float[12]),
                List.of());
        assertThatThrownBy(() -> ranker.score(video, History.empty(other))).isInstanceOf(SpecMismatchException.class);
    }

    private static RankerTrainer trainer(Fusion fusion) {
        TrainOptions standard = TrainOptions.standard(1);
        NetworkOptions network = standard.network();
        TrainOptions options = new TrainOptions(
                new NetworkOptions(
                        network.design(),
                        new TrainableNetwork.Learning(
                                network.learning().loss(), network.learning().optimiser(), 0.003, 1e-3, 0.1),
                        10,
                        4,
                        8,
                        network.subsets(),
                        network.split(),
                        1),
                HistoryEncoding.MEAN,
                CueSet.NONE,
                Optional.of(List.of(32, 16)),
                20,
                fusion,
                List.of(0.001, 0.1),
                4000);
        return new RankerTrainer(SET, options, Optional.empty(), TrainingListener.NONE, Instant.EPOCH);
    }
}
