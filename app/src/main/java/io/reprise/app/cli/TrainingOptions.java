package io.reprise.app.cli;

import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.learn.loss.RankingLoss;
import io.reprise.learn.network.OptimiserKind;
import io.reprise.learn.network.TrainableNetwork;
import io.reprise.learn.train.Fusion;
import io.reprise.learn.train.NetworkOptions;
import io.reprise.learn.train.Split;
import io.reprise.learn.train.Subsets;
import io.reprise.learn.train.TrainOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a ranker is trained: mixed into every command that trains. */
final class TrainingOptions {
    private static final TrainOptions STANDARD = TrainOptions.standard(1);

    @Option(
            names = "--history",
            paramLabel = "KIND",
            description =
                    "How phd-ca and phd see the history: none, mean, max, kmeans, recency, attention or recurrent."
                            + " Default: ${DEFAULT-VALUE}")
    String history = STANDARD.history().id();

    @Option(
            names = "--cues",
            paramLabel = "KIND",
            description =
                    "What phd-ca and phd are told beside it: none or similarities (the early fusion of distances)."
                            + " Default: ${DEFAULT-VALUE}")
    String cues = STANDARD.cues().id();

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "UNITS",
            description = "Sizes of the hidden layers. Default: 512,128 for video2gif, 512,64 for phd-ca and phd.")
    List<Integer> hidden = new ArrayList<>();

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "hinge, squared-hinge, huber, logistic or listwise. Default: ${DEFAULT-VALUE}")
    String loss = RankingLoss.HUBER.id();

    @Option(names = "--optimiser", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    OptimiserKind optimiser = OptimiserKind.ADAM;

    @Option(names = "--learning-rate", paramLabel = "R", description = "Positive. Default: ${DEFAULT-VALUE}")
    double learningRate = STANDARD.network().learning().learningRate();

    @Option(
            names = "--dropout",
            paramLabel = "PART",
            description = "Share of the hidden units silenced while training, in [0, 1). Default: ${DEFAULT-VALUE}")
    double dropout = STANDARD.network().learning().dropout();

    @Option(names = "--weight-decay", paramLabel = "W", description = "Not negative. Default: ${DEFAULT-VALUE}")
    double weightDecay = STANDARD.network().learning().weightDecay();

    @Option(names = "--epochs", paramLabel = "N", description = "Most passes over the data. Default: ${DEFAULT-VALUE}")
    int epochs = STANDARD.network().epochs();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better held-out result after which it ends. Default: ${DEFAULT-VALUE}")
    int patience = STANDARD.network().patience();

    @Option(names = "--batch", paramLabel = "N", description = "Videos of one step. Default: ${DEFAULT-VALUE}")
    int batch = STANDARD.network().videosPerBatch();

    @Option(
            names = "--held-out",
            paramLabel = "PART",
            description = "Share of the users that is held out, of the videos where a store has few users, in [0, 1)."
                    + " Default: ${DEFAULT-VALUE}")
    double heldOut = STANDARD.network().split().share();

    @Option(
            names = "--whole-history",
            paramLabel = "P",
            description =
                    "How often the whole history is shown, and not a random part of it. Default: ${DEFAULT-VALUE}")
    double wholeHistory = STANDARD.network().subsets().whole();

    @Option(
            names = "--most-highlights",
            paramLabel = "N",
            description = "Most highlights of a history that are shown. Default: ${DEFAULT-VALUE}")
    int mostHighlights = STANDARD.network().subsets().most();

    @Option(names = "--k", paramLabel = "N", description = "Similarities that svm-d sees. Default: ${DEFAULT-VALUE}")
    int k = STANDARD.k();

    @Option(
            names = "--fusion",
            description = "How phd's weight is found, ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    Fusion fusion = STANDARD.fusion();

    @Option(
            names = "--most-pairs",
            paramLabel = "N",
            description = "Most pairs a ranking SVM is fitted on. Default: ${DEFAULT-VALUE}")
    int mostPairs = STANDARD.mostPairs();

    @Option(names = "--seed", paramLabel = "N", description = "Of every random choice. Default: ${DEFAULT-VALUE}")
    long seed = 1;

    TrainOptions options() {
        NetworkOptions network = new NetworkOptions(
                NetworkDesign.PHD_CA,
                new TrainableNetwork.Learning(RankingLoss.of(loss), optimiser, learningRate, weightDecay, dropout),
                epochs,
                patience,
                batch,
                new Subsets(wholeHistory, mostHighlights),
                new Split(heldOut, seed),
                seed);
        return new TrainOptions(
                network,
                HistoryEncoding.of(history),
                CueSet.of(cues),
                hidden.isEmpty() ? Optional.empty() : Optional.of(hidden),
                k,
                fusion,
                STANDARD.costs(),
                mostPairs);
    }
}
