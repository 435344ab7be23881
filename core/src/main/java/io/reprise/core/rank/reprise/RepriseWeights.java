package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankerName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights of the default ranker. None may be negative: a segment never loses by being more like a highlight.
 *
 * @param taste of the taste, for a person whose highlights foretell each other perfectly
 * @param place of the logarithm of the position prior, moved by the person's habit
 * @param appeal of what draws people in general: motion, surprise, sharpness, colour, loudness, onset
 * @param flaw of black, frozen and title frames; subtracted
 */
public record RepriseWeights(double taste, double place, double appeal, double flaw) {
    /** The tensor that holds them in a model file, in this order. */
    public static final String TENSOR = "weights";

    /** Number of weights. */
    public static final int SIZE = 4;

    public RepriseWeights {
        for (double weight : new double[] {taste, place, appeal, flaw}) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "the weights of reprise are " + List.of(taste, place, appeal, flaw) + "; none may be negative");
            }
        }
    }

    /** The weights in a model file. */
    public static RepriseWeights of(Model model) {
        float[] values = model.tensor(TENSOR, SIZE).values();
        return new RepriseWeights(values[0], values[1], values[2], values[3]);
    }

    /** The weights that come with the program; docs/method.md says what they were learned from. */
    public static RepriseWeights shipped() {
        return of(Model.shipped(RepriseWeights.class, "reprise.safetensors"));
    }

    /** As the tensor holds them. */
    public float[] values() {
        return new float[] {(float) taste, (float) place, (float) appeal, (float) flaw};
    }

    /**
     * A model file's content with these weights, for features of any encoder.
     *
     * @param origin what else the file says of how they came about, by name
     * @param dataHash SHA-256 of the data they were chosen on
     * @param metrics what was measured, by name
     */
    public Model model(
            Map<String, String> origin, String dataHash, long seed, Map<String, Double> metrics, Instant date) {
        Map<String, String> parameters = new TreeMap<>(origin);
        parameters.put(TENSOR, "taste, place, appeal, flaw");
        FeatureSpec any = FeatureSpec.single("any", 1);
        ModelInfo info = new ModelInfo(RankerName.REPRISE.id(), any, parameters, dataHash, seed, metrics, date);
        return new Model(info, Map.of(TENSOR, Tensor.of(values())));
    }
}
