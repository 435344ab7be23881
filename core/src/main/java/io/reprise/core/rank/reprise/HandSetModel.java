package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A linear model whose weights were set by hand from what they gave on film (docs/experiments-film.md). Every input is
 * brought to mean 0 and spread 1 within the video first; black, frozen and title frames count as they are.
 */
public final class HandSetModel implements RepriseModel {
    /** What the parts weigh against each other for somebody with a history. */
    private static final double PERSONAL_GENERIC = .15;

    private static final double PERSONAL_POSITION = .02;
    private static final double GENERIC_POSITION = .3;

    /** Far below everything that was not seen yet. */
    static final double SEEN = -6;

    @Override
    public String name() {
        return "reprise/1";
    }

    @Override
    public Scores score(SegmentInputs inputs) {
        double[] similarity = inputs.personal() ? similarity(inputs) : new double[inputs.size()];
        double[] generic = weighedGeneric(inputs);
        double[] position = scaled(
                Standard.scores(inputs.get(Input.POSITION)), inputs.personal() ? PERSONAL_POSITION : GENERIC_POSITION);
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("similarity", similarity);
        parts.put("generic", generic);
        parts.put("position", position);
        double[] total = new double[inputs.size()];
        parts.values().forEach(part -> add(total, part, 1));
        return new Scores(total, parts);
    }

    private static double[] similarity(SegmentInputs inputs) {
        double[] sum = Standard.scores(inputs.get(Input.TASTE));
        add(sum, inputs.get(Input.SEEN), SEEN);
        return sum;
    }

    /** What everybody likes, weighed against the other parts. */
    static double[] weighedGeneric(SegmentInputs inputs) {
        return scaled(generic(inputs), inputs.personal() ? PERSONAL_GENERIC : 1);
    }

    /** What everybody likes, as it is. */
    static double[] generic(SegmentInputs inputs) {
        double[] sum = new double[inputs.size()];
        add(sum, Standard.scores(inputs.get(Input.MOTION)), .3);
        add(sum, Standard.scores(inputs.get(Input.SURPRISE)), .2);
        add(sum, Standard.scores(inputs.get(Input.SHARPNESS)), .1);
        add(sum, Standard.scores(inputs.get(Input.COLOURFULNESS)), .1);
        add(sum, Standard.scores(inputs.get(Input.LOUDNESS)), .1);
        add(sum, Standard.scores(inputs.get(Input.ONSET)), .2);
        add(sum, inputs.get(Input.BLACK), -4);
        add(sum, inputs.get(Input.FROZEN), -1);
        add(sum, inputs.get(Input.TEXT), -2);
        return sum;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        add(scaled, values, factor);
        return scaled;
    }

    static void add(double[] sum, double[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }
}
