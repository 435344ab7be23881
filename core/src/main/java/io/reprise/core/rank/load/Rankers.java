package io.reprise.core.rank.load;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.baseline.CentreRanker;
import io.reprise.core.rank.baseline.EarliestRanker;
import io.reprise.core.rank.baseline.LatestRanker;
import io.reprise.core.rank.baseline.RandomRanker;
import io.reprise.core.rank.fusion.PhdRanker;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.core.rank.reprise.TasteOptions;
import io.reprise.core.rank.similarity.CentredMeanRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.rank.similarity.SvmDRanker;
import io.reprise.core.rank.svm.HighlightSvmRanker;
import io.reprise.core.rank.svm.ResidualRanker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a ranker by name: one that needs no training, a trained one, or a model's file. */
public final class Rankers {
    private static final String SUFFIX = ".safetensors";

    private Rankers() {}

    /**
     * The ranker of that name, or in that file.
     *
     * @param nameOrPath a {@link RankerName#id()}, or the path of a model's file
     * @param models folder in which trained models lie as NAME.safetensors; it need not exist
     * @throws BadInputException if the model's file is damaged
     * @throws DoesNotFitException if there is no such ranker, or no model of it
     */
    public static Ranker load(String nameOrPath, Path models) throws BadInputException {
        Optional<Path> file = file(nameOrPath, models);
        return file.isPresent() ? of(Model.read(file.get())) : untrained(RankerName.of(nameOrPath));
    }

    /**
     * The model's file that a ranker needs; empty for one that needs no training.
     *
     * @throws DoesNotFitException if there is no such ranker, or no model of it
     */
    public static Optional<Path> file(String nameOrPath, Path models) {
        if (nameOrPath.endsWith(SUFFIX) || nameOrPath.contains("/")) {
            if (!Files.exists(Path.of(nameOrPath))) {
                throw new DoesNotFitException("no-file", "there is no model " + nameOrPath);
            }
            return Optional.of(Path.of(nameOrPath));
        }
        RankerName name = RankerName.of(nameOrPath);
        if (!name.trained()) {
            return Optional.empty();
        }
        Path file = models.resolve(name.id() + SUFFIX);
        if (!Files.exists(file)) {
            throw new DoesNotFitException(
                    "no-model",
                    "the ranker " + name.id() + " needs a model trained for your encoder, and " + file
                            + " does not exist");
        }
        return Optional.of(file);
    }

    /**
     * The ranker that applies a model.
     *
     * @throws DoesNotFitException if the model's kind is unknown or its tensors do not fit its kind
     */
    public static Ranker of(Model model) {
        RankerName kind = RankerName.of(model.info().kind());
        return switch (kind) {
            case VIDEO2GIF, PHD_CA -> new NetworkRanker(kind, model, "");
            case HIGHLIGHT_SVM -> new HighlightSvmRanker(model);
            case RESIDUAL -> new ResidualRanker(model);
            case SVM_D -> new SvmDRanker(model, "");
            case PHD -> new PhdRanker(model);
            case POSITION -> PositionRanker.of(model);
            case REPRISE -> new RepriseRanker(RepriseWeights.of(model), TasteOptions.STANDARD);
            case RANDOM, EARLIEST, LATEST, CENTRE, ORACLE, MAX_SIMILARITY, VIDEO_MMR, CENTRED_MEAN ->
                throw new DoesNotFitException("the ranker " + kind.id() + " takes no model");
        };
    }

    private static Ranker untrained(RankerName name) {
        return switch (name) {
            case RANDOM -> new RandomRanker(1);
            case EARLIEST -> new EarliestRanker();
            case LATEST -> new LatestRanker();
            case CENTRE -> new CentreRanker();
            case MAX_SIMILARITY -> SimilarityRanker.maxSimilarity();
            case VIDEO_MMR -> SimilarityRanker.videoMmr();
            case CENTRED_MEAN -> new CentredMeanRanker();
            case REPRISE -> new RepriseRanker();
            case POSITION -> PositionRanker.shipped();
            case ORACLE ->
                throw new DoesNotFitException("the ranker " + name.id() + " is a row of benchmark phd2 only");
            case VIDEO2GIF, HIGHLIGHT_SVM, RESIDUAL, SVM_D, PHD_CA, PHD ->
                throw new IllegalArgumentException(name.id() + " needs a model");
        };
    }
}
