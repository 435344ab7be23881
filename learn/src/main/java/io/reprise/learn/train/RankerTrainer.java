package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.History;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.load.Rankers;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.core.rank.similarity.SortedSimilarities;
import io.reprise.core.rank.svm.RankingSvm;
import io.reprise.core.rank.svm.SvmOptions;
import io.reprise.learn.data.TrainingCase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains any ranker of the paper's family on a training set and returns its model. */
public final class RankerTrainer {
    private static final int MOST_HELD_OUT = 200;
    private static final int MOST_RESIDUAL = 40;

    private final TrainingSet set;
    private final TrainOptions options;
    private final Optional<Path> checkpoint;
    private final TrainingListener listener;
    private final Instant date;
    private final long seed;
    private final int[] learned;
    private final int[] heldOut;

    /**
     * Prepares training.
     *
     * @param checkpoint where the state of a network's training is kept; see {@link NetworkTrainer}
     * @param date what the models are dated
     */
    public RankerTrainer(
            TrainingSet set, TrainOptions options, Optional<Path> checkpoint, TrainingListener listener, Instant date) {
        this.set = set;
        this.options = options;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.date = date;
        seed = options.network().seed();
        learned = options.network().split().cases(set, false);
        heldOut = HeldOut.some(options.network().split().cases(set, true), MOST_HELD_OUT);
    }

    /**
     * Trains.
     *
     * @throws DoesNotFitException if that ranker takes no training of this kind
     * @throws BadInputException if the data cannot be read or has nothing to learn from
     */
    public Model train(RankerName kind) throws BadInputException {
        return switch (kind) {
            case VIDEO2GIF, PHD_CA -> network(kind).model(kind, date);
            case HIGHLIGHT_SVM -> highlightSvm();
            case RESIDUAL -> residual(network(RankerName.VIDEO2GIF));
            case SVM_D -> svmD();
            case PHD -> fuse(network(RankerName.PHD_CA), svmD());
            case REPRISE ->
                new RepriseTrainer(set, RepriseWeights.shipped(), PositionRanker.shipped(), seed, date).fit();
            case RANDOM, EARLIEST, LATEST, CENTRE, ORACLE, POSITION, MAX_SIMILARITY, VIDEO_MMR, CENTRED_MEAN ->
                throw new DoesNotFitException("the ranker " + kind.id() + " takes no training on features; video2gif, "
                        + "highlight-svm, residual, svm-d, phd-ca, phd and reprise do");
        };
    }

    /** The network of video2gif or phd-ca. */
    public TrainedNetwork network(RankerName kind) throws BadInputException {
        NetworkOptions network = options.network().with(design(kind));
        return NetworkTrainer.train(kind.id(), set, network, checkpoint, listener);
    }

    private NetworkDesign design(RankerName kind) {
        NetworkDesign own = kind == RankerName.VIDEO2GIF ? NetworkDesign.VIDEO2GIF : NetworkDesign.PHD_CA;
        List<Integer> hidden = options.hidden().orElse(own.hidden());
        return kind == RankerName.VIDEO2GIF
                ? new NetworkDesign(true, own.history(), own.cues(), hidden)
                : new NetworkDesign(true, options.history(), options.cues(), hidden);
    }

    /** The ranking SVM on features. */
    public Model highlightSvm() throws BadInputException {
        Standardiser scale = Statistics.ofFeatures(set, learned);
        float[][] pairs = Pairs.draw(
                set,
                learned,
                (one, random) -> scale.apply(one.video().features()),
                set.spec().dim(),
                options.mostPairs(),
                seed);
        Map<String, Tensor> scales =
                Map.of("input.mean", Tensor.of(scale.mean()), "input.scale", Tensor.of(scale.scale()));
        return bestCost(RankerName.HIGHLIGHT_SVM, pairs, scales, Map.of());
    }

    /** The ranking SVM on sorted similarities. */
    public Model svmD() throws BadInputException {
        Pairs.Inputs inputs = (one, random) -> SortedSimilarities.of(
                one.video(), options.network().subsets().draw(one.history(), random), options.k());
        float[][] pairs = Pairs.draw(set, learned, inputs, options.k(), options.mostPairs(), seed);
        return bestCost(RankerName.SVM_D, pairs, Map.of(), Map.of("k", Integer.toString(options.k())));
    }

    private Model bestCost(
            RankerName kind, float[][] pairs, Map<String, Tensor> tensors, Map<String, String> parameters)
            throws BadInputException {
        if (pairs.length == 0) {
            throw new BadInputException("no-training-data", "there is no pair to learn from by users not held out");
        }
        Optional<Model> best = Optional.empty();
        double bestMap = -1;
        for (double cost : heldOut.length == 0 ? options.costs().subList(0, 1) : options.costs()) {
            SvmOptions svm = new SvmOptions(cost, true, 0.1, 1000, seed);
            Map<String, Tensor> all = new HashMap<>(tensors);
            all.put("weight", Tensor.of(RankingSvm.fit(pairs, svm)));
            Map<String, String> names = new HashMap<>(parameters);
            names.putAll(Map.of("cost", Double.toString(cost), "pairs", Integer.toString(pairs.length)));
            double map = heldOut.length == 0
                    ? Double.NaN
                    : HeldOut.map(Rankers.of(model(kind, names, all, Map.of())), set, heldOut);
            if (best.isEmpty() || map > bestMap) {
                bestMap = map;
                best = Optional.of(model(kind, names, all, metrics(map)));
            }
            if (listener.isStopped()) {
                break;
            }
        }
        return best.orElseThrow();
    }

    /** A generic network and the cost of each person's own SVM, the best of a few on held-out users. */
    public Model residual(TrainedNetwork generic) throws BadInputException {
        Map<String, Tensor> tensors = generic.tensors("generic.");
        Map<String, String> parameters = new HashMap<>(generic.hyperParameters("generic."));
        int[] some = HeldOut.some(heldOut, MOST_RESIDUAL);
        int best = 1000;
        double bestMap = Double.NaN;
        for (int milli : some.length == 0 ? new int[0] : new int[] {10, 100, 1000, 10_000}) {
            parameters.put("cost_milli", Integer.toString(milli));
            double map = HeldOut.map(Rankers.of(model(RankerName.RESIDUAL, parameters, tensors, Map.of())), set, some);
            if (Double.isNaN(bestMap) || map > bestMap) {
                bestMap = map;
                best = milli;
            }
        }
        parameters.put("cost_milli", Integer.toString(best));
        return model(RankerName.RESIDUAL, parameters, tensors, metrics(bestMap));
    }

    /** The late fusion of a network and svm-d, its weight found on held-out users. */
    public Model fuse(TrainedNetwork network, Model svmD) throws BadInputException {
        Map<String, Tensor> tensors = network.tensors("phd-ca.");
        svmD.tensors().forEach((name, tensor) -> tensors.put("svm-d." + name, tensor));
        Map<String, String> parameters = new HashMap<>(network.hyperParameters("phd-ca."));
        svmD.info().hyperParameters().forEach((name, value) -> parameters.put("svm-d." + name, value));
        parameters.put("fusion", options.fusion().toString());
        Ranker first = network.ranker(RankerName.PHD_CA);
        Ranker second = Rankers.of(svmD);
        List<TrainingCase> cases = new ArrayList<>();
        List<double[]> ours = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        for (int i : heldOut) {
            TrainingCase one = set.get(i);
            ours.add(first.score(one.video(), one.history()).total());
            theirs.add(second.score(one.video(), one.history()).total());
            cases.add(one.with(History.empty(set.spec())));
        }
        double weight = cases.isEmpty() ? 1 : options.fusion().weight(cases, ours, theirs);
        tensors.put("fusion.weight", Tensor.of(weight));
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            sums.add(Fusion.sum(ours.get(i), theirs.get(i), weight));
        }
        return model(RankerName.PHD, parameters, tensors, metrics(HeldOut.map(cases, sums)));
    }

    private static Map<String, Double> metrics(double map) {
        return Double.isFinite(map) ? Map.of("held_out_map", map) : Map.of();
    }

    private Model model(
            RankerName kind, Map<String, String> parameters, Map<String, Tensor> tensors, Map<String, Double> metrics) {
        FeatureSpec spec = set.spec();
        return new Model(new ModelInfo(kind.id(), spec, parameters, set.dataHash(), seed, metrics, date), tensors);
    }
}
