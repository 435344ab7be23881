package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.model.Tensor;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.network.BatchMaker;
import io.reprise.learn.network.TrainableNetwork;
import io.reprise.learn.network.TrainingBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the network as it is applied in plain Java to the one PyTorch runs. */
final class Agreement {
    private Agreement() {}

    static void check(TrainedNetwork trained, NetworkRanker ranker, List<TrainingCase> cases, double tolerance) {
        NetworkOptions options = trained.options();
        try (TrainableNetwork network = new TrainableNetwork(
                options.design(), trained.featureScale().spec().dim(), options.learning(), 0)) {
            Map<String, Tensor> state = new HashMap<>(network.state());
            state.putAll(trained.weights());
            network.restore(state, 0);
            TrainingBatch batch =
                    new BatchMaker(options.design(), trained.featureScale(), trained.cueScale()).of(cases);
            double[] rows = network.score(batch);
            for (int v = 0; v < cases.size(); v++) {
                TrainingCase one = cases.get(v);
                double[] theirs = HeldOut.spread(one, rows, batch.firstRow()[v]);
                double[] ours = ranker.score(one.video(), one.history()).total();
                for (int i = 0; i < ours.length; i++) {
                    if (one.labels()[i] != 0) {
                        assertThat(ours[i]).as("%s", options.design()).isCloseTo(theirs[i], within(tolerance));
                    }
                }
            }
        }
    }
}
