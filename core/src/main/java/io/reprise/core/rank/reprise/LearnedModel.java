package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A linear model whose weights were learned listwise. Similarities are brought to mean 0 and spread 1 within the video, so
 * that any encoder's will do; the position is a logarithm of a probability and stays as it is; generic appeal is the sum
 * of {@link HandSetModel}, weighed as a whole. What was seen already counts as there, and so does everything where there
 * is no history to learn from. It does not fit a taste, which gained nothing beside the rest where the weights were
 * learned (docs/experiments.md) and takes most of the time.
 */
public final class LearnedModel implements RepriseModel {
    /** The hyper-parameter that tells the two forms of a reprise model apart, and its two values. */
    public static final String SEES = "sees";

    /** Of a model that fits any encoder. */
    public static final String SIMILARITIES = "similarities";

    /** Of a model that was trained for one encoder; see {@link FeatureRepriseRanker}. */
    public static final String FEATURES = "features";

    /** The inputs that weights are learned for, in the order of the weights; the last weight is generic appeal's. */
    public static final List<Input> LEARNED = List.of(
            Input.NEAREST,
            Input.NEAREST_3,
            Input.NEAREST_10,
            Input.MEAN_SIMILARITY,
            Input.PASSED_OVER,
            Input.UNUSUAL,
            Input.POSITION);

    /** Number of weights. */
    public static final int SIZE = LEARNED.size() + 1;

    private final double[] weights;
    private final HandSetModel withoutHistory = new HandSetModel();

    /**
     * With these weights.
     *
     * @param weights one for each of {@link #LEARNED}, and one for generic appeal; finite
     */
    public LearnedModel(double[] weights) {
        if (weights.length != SIZE) {
            throw new IllegalArgumentException(weights.length + " weights for " + SIZE + " inputs");
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("a weight of reprise is " + weight);
            }
        }
        this.weights = weights.clone();
    }

    /** The weights in a model file. */
    public static LearnedModel of(Model model) {
        float[] values = model.tensor("weights", SIZE).values();
        double[] weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values[i];
        }
        return new LearnedModel(weights);
    }

    /** The weights that come with the program, learned on simulated users; docs/experiments.md. */
    public static LearnedModel shipped() {
        return of(Model.shipped(LearnedModel.class, "reprise.safetensors"));
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
    public boolean needsTaste() {
        return false;
    }

    @Override
    public Scores score(SegmentInputs inputs) {
        if (!inputs.personal()) {
            return withoutHistory.score(inputs);
        }
        return weighed(rows(inputs), weights, LearnedModel::part, inputs);
    }

    /** The rows' weighted sums, part by part, and what was seen already far below. */
    static Scores weighed(double[][] rows, double[] weights, IntFunction<Input.Part> partOf, SegmentInputs inputs) {
        double[] similarity = sum(rows, weights, partOf, Input.Part.SIMILARITY);
        HandSetModel.add(similarity, inputs.get(Input.SEEN), HandSetModel.SEEN);
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("similarity", similarity);
        parts.put("generic", sum(rows, weights, partOf, Input.Part.GENERIC));
        parts.put("position", sum(rows, weights, partOf, Input.Part.POSITION));
        double[] total = new double[rows.length];
        parts.values().forEach(part -> HandSetModel.add(total, part, 1));
        return new Scores(total, parts);
    }

    private static double[] sum(double[][] rows, double[] weights, IntFunction<Input.Part> partOf, Input.Part part) {
        double[] sum = new double[rows.length];
        for (int w = 0; w < weights.length; w++) {
            if (partOf.apply(w) == part) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weights[w] * rows[i][w];
                }
            }
        }
        return sum;
    }

    static Input.Part part(int weight) {
        return weight < LEARNED.size() ? LEARNED.get(weight).part() : Input.Part.GENERIC;
    }

    /** What the weights are for [segments][weights]. */
    public static double[][] rows(SegmentInputs inputs) {
        double[][] rows = new double[inputs.size()][SIZE];
        for (int w = 0; w < LEARNED.size(); w++) {
            Input input = LEARNED.get(w);
            double[] values = inputs.get(input);
            fill(rows, w, input == Input.POSITION ? values : Standard.scores(values));
        }
        fill(rows, SIZE - 1, HandSetModel.generic(inputs));
        return rows;
    }

    private static void fill(double[][] rows, int column, double[] values) {
        for (int i = 0; i < rows.length; i++) {
            rows[i][column] = values[i];
        }
    }
}
