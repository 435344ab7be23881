package io.reprise.core.rank.reprise;

import java.util.ArrayList;
import java.util.List;

/**
 * What one learned weight is for.
 *
 * @param input in standard scores within the video, so that any encoder's will do; the position is a logarithm of a
 *     probability and is only centred
 * @param timesConsistency whether it is multiplied by how consistent the person's taste is, so that what a cue is worth
 *     can depend on that
 */
public record Term(Input input, boolean timesConsistency) {
    /** For history from other videos. */
    public static final List<Term> ELSEWHERE = terms(
            List.of(
                    Input.TASTE,
                    Input.NEAREST,
                    Input.NEAREST_3,
                    Input.NEAREST_10,
                    Input.MEAN_SIMILARITY,
                    Input.PASSED_OVER,
                    Input.POSITION,
                    Input.APPEAL),
            List.of(Input.TASTE, Input.NEAREST_3, Input.MEAN_SIMILARITY, Input.POSITION, Input.APPEAL));

    /** For history from the very video that is ranked, where places say nothing more and the taste is plain to see. */
    public static final List<Term> HERE = terms(List.of(Input.TASTE, Input.APPEAL), List.of());

    private static List<Term> terms(List<Input> plain, List<Input> timesConsistency) {
        List<Term> terms = new ArrayList<>();
        plain.forEach(input -> terms.add(new Term(input, false)));
        timesConsistency.forEach(input -> terms.add(new Term(input, true)));
        return List.copyOf(terms);
    }

    /** The term's value for each segment. */
    double[] of(SegmentInputs inputs) {
        double[] values = inputs.get(input);
        double[] comparable = input == Input.POSITION ? Standard.centred(values) : Standard.scores(values);
        double[] term = new double[comparable.length];
        Weighed.add(term, comparable, timesConsistency ? inputs.consistency() : 1);
        return term;
    }

    /** The values of terms as rows [segments][terms]. */
    public static double[][] rows(List<Term> terms, SegmentInputs inputs) {
        double[][] rows = new double[inputs.size()][terms.size()];
        for (int t = 0; t < terms.size(); t++) {
            double[] column = terms.get(t).of(inputs);
            for (int i = 0; i < rows.length; i++) {
                rows[i][t] = column[i];
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return input.name().toLowerCase(java.util.Locale.ROOT) + (timesConsistency ? " x consistency" : "");
    }
}
