package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model whose weights of similarity and position were learned listwise. Similarities are brought to mean 0 and
 * spread 1 within the video, so that any encoder's will do; the position is a logarithm of a probability and stays as it
 * is. Generic appeal and what was seen already count as in {@link HandSetModel}.
 */
public final class LearnedModel implements RepriseModel {
    /** The kind that its model files carry. */
    public static final String KIND = "reprise";

    /** The inputs that weights are learned for, in the order of the weights. */
    public static final List<Input> LEARNED = List.of(
            Input.TASTE, Input.NEAREST, Input.NEAREST_3, Input.MEAN_SIMILARITY, Input.PASSED_OVER, Input.POSITION);

    private final double[] weights;

    /**
     * With these weights.
     *
     * @param weights one for each of {@link #LEARNED}
     */
    public LearnedModel(double[] weights) {
        if (weights.length != LEARNED.size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + LEARNED.size() + " inputs");
        }
        this.weights = weights.clone();
    }

    /** The weights in a model file. */
    public static LearnedModel of(Model model) {
        float[] values = model.tensor("weights", LEARNED.size()).values();
        double[] weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values[i];
        }
        return new LearnedModel(weights);
    }

    /** What its model says of features: any will do. */
    public static FeatureSpec anySpec() {
        return FeatureSpec.single("any", 1);
    }

    @Override
    public String name() {
        return "reprise/2";
    }

    @Override
    public Scores score(SegmentInputs inputs) {
        double[] similarity = new double[inputs.size()];
        double[] position = new double[inputs.size()];
        double[][] rows = rows(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            for (int w = 0; w < weights.length; w++) {
                double[] part = LEARNED.get(w).part() == Input.Part.POSITION ? position : similarity;
                part[i] += weights[w] * rows[i][w];
            }
            similarity[i] += HandSetModel.SEEN * inputs.get(Input.SEEN)[i];
        }
        double[] generic = HandSetModel.weighedGeneric(inputs);
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("similarity", similarity);
        parts.put("generic", generic);
        parts.put("position", position);
        double[] total = new double[inputs.size()];
        parts.values().forEach(part -> HandSetModel.add(total, part, 1));
        return new Scores(total, parts);
    }

    /** What the weights are for [segments][weights]. */
    public static double[][] rows(SegmentInputs inputs) {
        double[][] rows = new double[inputs.size()][LEARNED.size()];
        for (int w = 0; w < LEARNED.size(); w++) {
            Input input = LEARNED.get(w);
            double[] values = inputs.get(input);
            double[] column = input == Input.POSITION ? values : Standard.scores(values);
            for (int i = 0; i < column.length; i++) {
                rows[i][w] = column[i];
            }
        }
        return rows;
    }
}
