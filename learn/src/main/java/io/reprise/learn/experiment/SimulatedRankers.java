package io.reprise.learn.experiment;

import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.baseline.CentreRanker;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.baseline.LatestRanker;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.LearnedModel;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.position.PositionTrainer;
import io.reprise.learn.simulate.Simulation;
import io.reprise.learn.train.DatasetTraining;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.Labels;
import io.reprise.learn.train.NetworkOptions;
import io.reprise.learn.train.NetworkTrainer;
import io.reprise.learn.train.RankerTrainer;
import io.reprise.learn.train.Subsets;
import io.reprise.learn.train.TrainOptions;
import io.reprise.learn.train.TrainedNetwork;
import io.reprise.learn.train.TrainingListener;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains every ranker on a simulation's generated users: the rankers of the paper on most of them, what weighs the
 * rankers on the rest.
 */
final class SimulatedRankers {
    private static final double SHARE_FOR_RANKERS = 0.7;

    private final Simulation simulation;
    private final Dataset forRankers;
    private final Dataset forWeights;
    private final TrainingListener listener;
    private final TrainOptions options;
    private final DatasetTraining set;
    private final RankerTrainer trainer;

    SimulatedRankers(Simulation simulation, SimulationScale scale, long seed, TrainingListener listener) {
        this.simulation = simulation;
        this.listener = listener;
        Dataset all = simulation.training();
        int cut = (int) (SHARE_FOR_RANKERS * all.users().size());
        forRankers = new Dataset(all.users().subList(0, cut), all.sha256());
        forWeights = new Dataset(all.users().subList(cut, all.users().size()), all.sha256());
        options = options(scale, seed);
        set = new DatasetTraining(
                forRankers,
                simulation.cases(),
                new DatasetTrainingOptions(Labels.STANDARD, scale.videosOfAUser(), false, 50_000_000));
        trainer = new RankerTrainer(set, options, Optional.empty(), listener, Instant.EPOCH);
    }

    private static TrainOptions options(SimulationScale scale, long seed) {
        TrainOptions standard = TrainOptions.standard(seed);
        NetworkOptions network = standard.network();
        return new TrainOptions(
                new NetworkOptions(
                        network.design(),
                        network.learning(),
                        scale.epochs(),
                        3,
                        network.videosPerBatch(),
                        new Subsets(0.5, 64),
                        network.split(),
                        seed),
                standard.history(),
                standard.cues(),
                scale.hidden(),
                standard.k(),
                standard.fusion(),
                List.of(0.001, 0.1),
                scale.pairs());
    }

    /** The methods of the first table, in its order, but for the random order and the oracle. */
    Map<String, Ranker> methods() throws BadInputException {
        TrainedNetwork video2gif = trainer.network(RankerName.VIDEO2GIF);
        TrainedNetwork phdCa = trainer.network(RankerName.PHD_CA);
        Model svmD = trainer.svmD();
        Ranker phd = Rankers.of(trainer.fuse(phdCa, svmD));
        Map<String, Ranker> rankers = new LinkedHashMap<>();
        rankers.put("earliest", new EarliestRanker());
        rankers.put("latest", new LatestRanker());
        rankers.put("centre", new CentreRanker());
        rankers.put(
                "position",
                new PositionRanker(PositionTrainer.fit(simulation.training().users())));
        rankers.put("highlight-svm", Rankers.of(trainer.highlightSvm()));
        rankers.put("video2gif", video2gif.ranker(RankerName.VIDEO2GIF));
        rankers.put("max-similarity", SimilarityRanker.maxSimilarity());
        rankers.put("video-mmr", SimilarityRanker.videoMmr());
        rankers.put("residual", Rankers.of(trainer.residual(video2gif)));
        rankers.put("svm-d", Rankers.of(svmD));
        rankers.put("phd-ca", phdCa.ranker(RankerName.PHD_CA));
        rankers.put("phd", phd);
        rankers.put("reprise", reprise());
        rankers.put("reprise (features)", stacked(List.of(rankers.get("video2gif"), phd)));
        return rankers;
    }

    /** The family of the second table: ways to represent the history, and to use the distances. */
    Map<String, Ranker> family(Map<String, Ranker> methods) throws BadInputException {
        Map<String, Ranker> rankers = new LinkedHashMap<>();
        for (HistoryEncoding history : HistoryEncoding.values()) {
            rankers.put("history: " + history.id(), network(history, CueSet.NONE));
        }
        rankers.put("distances: alone", methods.get("svm-d"));
        rankers.put("distances: early", network(HistoryEncoding.MEAN, CueSet.SIMILARITIES));
        rankers.put("distances: late", methods.get("phd"));
        return rankers;
    }

    private Ranker network(HistoryEncoding history, CueSet cues) throws BadInputException {
        NetworkDesign design =
                new NetworkDesign(true, history, cues, options.hidden().orElse(NetworkDesign.PHD_CA.hidden()));
        return NetworkTrainer.train(
                        history.id() + ", distances " + cues.id(),
                        set,
                        options.network().with(design),
                        Optional.empty(),
                        listener)
                .ranker(RankerName.PHD_CA);
    }

    private Ranker reprise() throws BadInputException {
        double[] weights = RepriseTraining.fit(forWeights, simulation.cases(), RepriseTraining::encoderFree);
        return new RepriseRanker(new LearnedModel(weights));
    }

    private Ranker stacked(List<Ranker> experts) throws BadInputException {
        return StackedRanker.fit(experts, forWeights, simulation.cases());
    }
}
