package io.reprise.learn.clips;

import io.reprise.core.rank.Scores;
import io.reprise.learn.report.Cell;
import io.reprise.learn.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Confidences with one length of history.
 *
 * @param encoder what looked
 * @param history clips of the history
 * @param present confidences of videos that show what the viewer likes, each in [0, 1]
 * @param absent confidences of the same videos without it, each in [0, 1]
 */
public record ConfidenceRow(String encoder, int history, List<Double> present, List<Double> absent) {
    public ConfidenceRow {
        present = List.copyOf(present);
        absent = List.copyOf(absent);
    }

    /** Area under the ROC curve: how probably a video with is given more confidence than one without. */
    public double area() {
        double right = 0;
        for (double one : present) {
            for (double other : absent) {
                right += one > other ? 1 : one == other ? .5 : 0;
            }
        }
        return right / present.size() / absent.size();
    }

    /** Share of the videos without it whose confidence is at least {@link Scores#UNLIKELY}. */
    public double falseAlarms() {
        return share(absent);
    }

    /** Share of the videos with it whose confidence is at least {@link Scores#UNLIKELY}. */
    public double found() {
        return share(present);
    }

    private static double share(List<Double> values) {
        return values.stream().filter(value -> value >= Scores.UNLIKELY).count() / (double) values.size();
    }

    /** All rows as a table, shares in per cent. */
    public static Table table(String title, List<ConfidenceRow> rows) {
        return new Table(
                title + "; confidence of reprise: videos with and without what the viewer likes, per cent at "
                        + Scores.UNLIKELY + " or more",
                List.of("encoder", "clips", "with", "without (false alarms)", "area under ROC"),
                rows.stream()
                        .map(row -> List.<Cell>of(
                                new Cell.Words(row.encoder),
                                new Cell.Words(Integer.toString(row.history)),
                                new Cell.Words(perCent(row.found())),
                                new Cell.Words(perCent(row.falseAlarms())),
                                new Cell.Words(perCent(row.area()))))
                        .toList());
    }

    private static String perCent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** This row as a JSON object. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("encoder", encoder);
        json.put("history", history);
        json.put("threshold", Scores.UNLIKELY);
        json.put("found", found());
        json.put("false_alarms", falseAlarms());
        json.put("auc", area());
        return json;
    }
}
