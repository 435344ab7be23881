package io.reprise.learn.clips;

import java.util.List;

/**
 * How a ranker answered all questions with one length of history.
 *
 * @param encoder what looked
 * @param ranker the row's name
 * @param history clips of the history
 * @param ap average precision, one a question
 * @param precisionAt5 relevant ones among the first 5, divided by min(5, relevant), one a question
 */
public record ClipRow(String encoder, String ranker, int history, List<Double> ap, List<Double> precisionAt5) {
    public ClipRow {
        ap = List.copyOf(ap);
        precisionAt5 = List.copyOf(precisionAt5);
        if (ap.isEmpty() || ap.size() != precisionAt5.size()) {
            throw new IllegalArgumentException(
                    "a row needs as many values of both metrics, not " + ap.size() + " and " + precisionAt5.size());
        }
    }

    /** Mean average precision. */
    public double meanAp() {
        return mean(ap);
    }

    /** Mean precision at 5. */
    public double meanPrecisionAt5() {
        return mean(precisionAt5);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
