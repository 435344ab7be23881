package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.reprise.Input.Part;
import java.util.List;

/**
 * A linear model whose weights were learned listwise: one set of weights for highlights of other videos, one for
 * highlights of the video that is ranked, mixed by how many of the history's are which. Similarities enter in standard
 * scores, so that any encoder will do. Without a history it is the {@link HandSetModel}. Ours.
 */
public final class LearnedModel implements RepriseModel {
    /** The hyper-parameter that tells the two forms of a reprise model apart, and its two values. */
    public static final String SEES = "sees";

    /** Of a model that fits any encoder. */
    public static final String SIMILARITIES = "similarities";

    /** Of a model that was trained for one encoder; see {@link FeatureRepriseRanker}. */
    public static final String FEATURES = "features";

    /** The tensors that hold the weights, in the order of {@link Term#ELSEWHERE} and {@link Term#HERE}. */
    public static final String ELSEWHERE = "weights.elsewhere";

    public static final String HERE = "weights.here";

    /** Black, frozen and title frames: set by hand, since nothing that is learned from has any. */
    private static final double FLAW = -.15;

    private final double[] elsewhere;
    private final double[] here;
    private final HandSetModel withoutHistory = new HandSetModel();

    /**
     * With these weights.
     *
     * @param elsewhere one for each of {@link Term#ELSEWHERE}, finite
     * @param here one for each of {@link Term#HERE}, finite
     */
    public LearnedModel(double[] elsewhere, double[] here) {
        this.elsewhere = checked(elsewhere, Term.ELSEWHERE);
        this.here = checked(here, Term.HERE);
    }

    private static double[] checked(double[] weights, List<Term> terms) {
        if (weights.length != terms.size()) {
            throw new IllegalArgumentException(weights.length + " weights for " + terms.size() + " terms");
        }
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("a weight of reprise is " + weight);
            }
        }
        return weights.clone();
    }

    /** The weights in a model file. */
    public static LearnedModel of(Model model) {
        return new LearnedModel(
                doubles(model, ELSEWHERE, Term.ELSEWHERE.size()), doubles(model, HERE, Term.HERE.size()));
    }

    private static double[] doubles(Model model, String name, int size) {
        float[] values = model.tensor(name, size).values();
        double[] doubles = new double[size];
        for (int i = 0; i < size; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** The weights that come with the program; docs/experiments.md says what they were learned from. */
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
    public Scores score(SegmentInputs inputs) {
        if (!inputs.personal()) {
            return withoutHistory.score(inputs);
        }
        Weighed sum = new Weighed(inputs.size());
        add(sum, Term.ELSEWHERE, elsewhere, 1 - inputs.here(), inputs);
        add(sum, Term.HERE, here, inputs.here(), inputs);
        return finished(sum, inputs);
    }

    private static void add(Weighed sum, List<Term> terms, double[] weights, double share, SegmentInputs inputs) {
        for (int t = 0; t < weights.length && share > 0; t++) {
            Term term = terms.get(t);
            sum.plus(term.input().part(), term.of(inputs), share * weights[t]);
        }
    }

    /** What no weights were learned for: what was seen already, and what is black, frozen or a title. */
    static Scores finished(Weighed sum, SegmentInputs inputs) {
        return sum.plusSeen(inputs)
                .plus(Part.GENERIC, inputs.get(Input.FLAW), FLAW)
                .scores();
    }
}
