package io.reprise.learn.experiment;

import io.reprise.core.error.BadInputException;
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
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.core.rank.reprise.TasteOptions;
import io.reprise.core.rank.similarity.CentredMeanRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.learn.compose.ComposedSet;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.position.PositionTrainer;
import io.reprise.learn.train.DatasetTraining;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.Fusion;
import io.reprise.learn.train.Labels;
import io.reprise.learn.train.NetworkOptions;
import io.reprise.learn.train.NetworkTrainer;
import io.reprise.learn.train.RankerTrainer;
import io.reprise.learn.train.RepriseTrainer;
import io.reprise.learn.train.SideInputRanker;
import io.reprise.learn.train.Subsets;
import io.reprise.learn.train.TrainOptions;
import io.reprise.learn.train.TrainedNetwork;
import io.reprise.learn.train.TrainingListener;
import io.reprise.learn.train.TrainingSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains every ranker on generated users: the rankers of the paper on most of them, the weights of
 * reprise on all.
 */
final class ComposedRankers {
    /** The row of reprise's likeness to the history alone, without position and appeal. */
    static final String TASTE = "taste";

    private static final double SHARE_FOR_RANKERS = 0.7;

    private final ComposedSet composed;
    private final TrainingListener listener;
    private final TrainOptions options;
    private final DatasetTraining set;
    private final DatasetTraining withSources;
    private final RankerTrainer trainer;
    private final TrainingSet everybody;
    private final TrainingSet forWeights;
    private final boolean learned;
    private final PositionRanker position;
    private @Nullable Model reprise;
    private @Nullable TrainedNetwork phdCa;
    private @Nullable Model svmD;

    /**
     * Draws nothing and trains nothing yet.
     *
     * @param learned whether the weights of reprise are learned from the generated users, or those that come with the program
     */
    ComposedRankers(ComposedSet composed, TableScale scale, long seed, TrainingListener listener, boolean learned) {
        this.composed = composed;
        this.learned = learned;
        this.listener = listener;
        Dataset all = composed.training();
        int cut = (int) (SHARE_FOR_RANKERS * all.users().size());
        options = options(scale, seed);
        set = set(all.users().subList(0, cut), scale.videosOfAUser(), false);
        everybody = set(all.users(), scale.videosOfAUser(), true);
        forWeights = set(all.users().subList(cut, all.users().size()), scale.videosOfAUser(), true);
        withSources = set(all.users().subList(0, cut), scale.videosOfAUser(), true);
        trainer = trainer(set, options);
        position = new PositionRanker(PositionTrainer.of(all.users()));
    }

    private RankerTrainer trainer(DatasetTraining on, TrainOptions how) {
        return new RankerTrainer(on, how, Optional.empty(), listener, Instant.EPOCH);
    }

    private DatasetTraining set(List<DatasetUser> users, int videosOfAUser, boolean sources) {
        return new DatasetTraining(
                new Dataset(users, composed.training().sha256()),
                composed.cases(),
                new DatasetTrainingOptions(Labels.STANDARD, videosOfAUser, false, sources, 50_000_000));
    }

    private static TrainOptions options(TableScale scale, long seed) {
        TrainOptions standard = TrainOptions.standard(seed);
        NetworkOptions network = standard.network();
        return new TrainOptions(
                new NetworkOptions(
                        network.design(),
                        network.learning(),
                        scale.epochs(),
                        network.patience(),
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
        TrainedNetwork phdCa = phdCa();
        Map<String, Ranker> rankers = new LinkedHashMap<>();
        rankers.put("earliest", new EarliestRanker());
        rankers.put("latest", new LatestRanker());
        rankers.put("centre", new CentreRanker());
        rankers.put("position", position);
        rankers.put("highlight-svm", Rankers.of(trainer.highlightSvm()));
        rankers.put("video2gif", video2gif.ranker(RankerName.VIDEO2GIF));
        rankers.put("max-similarity", SimilarityRanker.maxSimilarity());
        rankers.put("video-mmr", SimilarityRanker.videoMmr());
        rankers.put("residual", Rankers.of(trainer(withSources, options).residual(video2gif)));
        rankers.put("svm-d", Rankers.of(svmD()));
        rankers.put("phd-ca", phdCa.ranker(RankerName.PHD_CA));
        rankers.put("phd", phd(Fusion.WEIGHTED));
        rankers.put("centred-mean", new CentredMeanRanker());
        rankers.put(TASTE, new RepriseRanker(new RepriseWeights(1, 0, 0, 0), TasteOptions.STANDARD, position));
        addControls(rankers);
        RepriseWeights weights = learned ? RepriseWeights.of(reprise()) : RepriseWeights.shipped();
        rankers.put("reprise", new RepriseRanker(weights, TasteOptions.STANDARD, position));
        return rankers;
    }

    /**
     * The rivals, and the taste of reprise, with the side inputs that reprise has: each with three weights fitted the same
     * way, on users that it was not trained on.
     */
    private void addControls(Map<String, Ranker> rankers) throws BadInputException {
        for (String rival : List.of("max-similarity", "video-mmr", "centred-mean", "svm-d", "phd-ca", "phd", TASTE)) {
            Ranker base = Objects.requireNonNull(rankers.get(rival), rival);
            rankers.put(SideInputRanker.name(rival), SideInputRanker.fit(base, position, forWeights));
        }
    }

    /** Reprise with weights learned from the composed. */
    Model reprise() throws BadInputException {
        if (reprise == null) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            reprise = new RepriseTrainer(
                            everybody,
                            RepriseWeights.shipped(),
                            position,
                            options.network().seed(),
                            now)
                    .fit();
        }
        return reprise;
    }

    private TrainedNetwork phdCa() throws BadInputException {
        if (phdCa == null) {
            phdCa = trainer.network(RankerName.PHD_CA);
        }
        return phdCa;
    }

    private Model svmD() throws BadInputException {
        if (svmD == null) {
            svmD = trainer.svmD();
        }
        return svmD;
    }

    private Ranker phd(Fusion fusion) throws BadInputException {
        TrainOptions how = new TrainOptions(
                options.network(),
                options.history(),
                options.cues(),
                options.hidden(),
                options.k(),
                fusion,
                options.costs(),
                options.mostPairs());
        return Rankers.of(trainer(set, how).fuse(phdCa(), svmD()));
    }

    /** The family of the second table: ways to represent the history, and to use the distances. */
    Map<String, Ranker> family() throws BadInputException {
        Map<String, Ranker> rankers = new LinkedHashMap<>();
        for (HistoryEncoding history : HistoryEncoding.values()) {
            rankers.put(
                    "history: " + history.id(),
                    history == HistoryEncoding.MEAN
                            ? phdCa().ranker(RankerName.PHD_CA)
                            : network(history, CueSet.NONE));
        }
        rankers.put("distances: alone", Rankers.of(svmD()));
        rankers.put("distances: early", network(HistoryEncoding.MEAN, CueSet.SIMILARITIES));
        rankers.put("distances: late, weighted", phd(Fusion.WEIGHTED));
        rankers.put("distances: late, learned", phd(Fusion.LEARNED));
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
}
