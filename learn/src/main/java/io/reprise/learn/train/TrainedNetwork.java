package io.reprise.learn.train;

import io.reprise.core.feature.Standardiser;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkRanker;
import io.reprise.learn.network.RankingNetwork;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What training a network gave.
 *
 * @param options how it was trained
 * @param featureScale how features are standardised
 * @param cueScale how cues are standardised
 * @param weights as {@link io.reprise.learn.network.TrainableNetwork#weights} names them
 * @param dataHash of what it was trained on
 * @param metrics what it reached: held-out mean average precision, epochs, loss
 */
public record TrainedNetwork(
        NetworkOptions options,
        Standardiser featureScale,
        Standardiser cueScale,
        Map<String, Tensor> weights,
        String dataHash,
        Map<String, Double> metrics) {
    public TrainedNetwork {
        weights = new LinkedHashMap<>(weights);
        metrics = new TreeMap<>(metrics);
    }

    /** Tensors as the ranker reads them, each name with the prefix before it. */
    public Map<String, Tensor> tensors(String prefix) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        RankingNetwork.asModel(weights).forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        if (options.design().features()) {
            tensors.put(prefix + "input.mean", Tensor.of(featureScale.mean()));
            tensors.put(prefix + "input.scale", Tensor.of(featureScale.scale()));
        }
        if (options.design().cues() != CueSet.NONE) {
            tensors.put(prefix + "cues.mean", Tensor.of(cueScale.mean()));
            tensors.put(prefix + "cues.scale", Tensor.of(cueScale.scale()));
        }
        return tensors;
    }

    /** Hyper-parameters by name, each with the prefix before it. */
    public Map<String, String> hyperParameters(String prefix) {
        Map<String, String> names = new LinkedHashMap<>(options.design().describe(prefix));
        names.put(prefix + "loss", options.learning().loss().id());
        names.put(prefix + "optimiser", options.learning().optimiser().toString());
        names.put(prefix + "learning_rate", Double.toString(options.learning().learningRate()));
        names.put(prefix + "weight_decay", Double.toString(options.learning().weightDecay()));
        names.put(prefix + "dropout", Double.toString(options.learning().dropout()));
        names.put(prefix + "epochs", Integer.toString(options.epochs()));
        names.put(prefix + "patience", Integer.toString(options.patience()));
        names.put(prefix + "videos_per_batch", Integer.toString(options.videosPerBatch()));
        names.put(prefix + "whole_history", Double.toString(options.subsets().whole()));
        names.put(prefix + "most_highlights", Integer.toString(options.subsets().most()));
        names.put(prefix + "held_out", Double.toString(options.split().share()));
        return names;
    }

    /** A model of its own. */
    public Model model(RankerName kind, Instant date) {
        return new Model(
                new ModelInfo(
                        kind.id(),
                        options.design().specFor(featureScale.spec()),
                        hyperParameters(""),
                        dataHash,
                        options.seed(),
                        metrics,
                        date),
                tensors(""));
    }

    /** It as a ranker, without a file in between. */
    public NetworkRanker ranker(RankerName kind) {
        return new NetworkRanker(kind, model(kind, Instant.EPOCH), "");
    }
}
