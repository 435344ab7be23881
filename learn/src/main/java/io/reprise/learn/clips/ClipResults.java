package io.reprise.learn.clips;

import io.reprise.learn.evaluate.Interval;
import io.reprise.learn.evaluate.MeanBootstrap;
import io.reprise.learn.report.Cell;
import io.reprise.learn.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What came of a benchmark: tables and JSON, with bootstrap intervals of 95 % over questions and over the viewers'
 * classes.
 *
 * @param title of what it is
 * @param viewers one a question: what is drawn as a whole when classes are
 * @param rows all rows, those of one encoder following each other
 * @param reference the ranker that all others are compared with
 * @param seed of the bootstrap
 */
public record ClipResults(String title, List<String> viewers, List<ClipRow> rows, String reference, long seed) {
    public ClipResults {
        viewers = List.copyOf(viewers);
        rows = List.copyOf(rows);
    }

    /** A table an encoder, and for each the differences to the reference where it has a row. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (String encoder : rows.stream().map(ClipRow::encoder).distinct().toList()) {
            tables.add(table(encoder));
            if (rows.stream().anyMatch(row -> row.ranker().equals(reference))) {
                tables.add(differenceTable(encoder));
            }
        }
        return tables;
    }

    private Table table(String encoder) {
        List<String> columns = new ArrayList<>(List.of("ranker"));
        histories().forEach(history -> columns.addAll(List.of("AP, " + clips(history), "P@5, " + clips(history))));
        List<List<Cell>> cells = rankers(encoder).stream()
                .map(ranker -> cells(
                        ranker,
                        histories().stream()
                                .flatMap(history -> Stream.of(
                                        estimate(row(encoder, ranker, history).ap()),
                                        estimate(row(encoder, ranker, history).precisionAt5())))))
                .toList();
        return new Table(
                title + "; " + encoder + ": per cent [95 % bootstrap over " + viewers.size() + " questions]",
                columns,
                cells);
    }

    private Table differenceTable(String encoder) {
        List<String> columns = new ArrayList<>(List.of("ranker"));
        histories()
                .forEach(
                        history -> columns.addAll(List.of("AP, " + clips(history), "over classes, " + clips(history))));
        List<List<Cell>> cells = rankers(encoder).stream()
                .filter(ranker -> !ranker.equals(reference))
                .map(ranker ->
                        cells(ranker, histories().stream().flatMap(history -> differences(encoder, ranker, history))))
                .toList();
        return new Table(
                title + "; " + encoder + ": AP less that of " + reference
                        + " [95 % paired bootstrap, over questions and over classes]",
                columns,
                cells);
    }

    private Stream<Cell> differences(String encoder, String ranker, int history) {
        List<Double> difference = difference(row(encoder, ranker, history), row(encoder, reference, history));
        return Stream.of(
                estimate(difference, overQuestions(difference), true),
                estimate(difference, overClasses(difference), true));
    }

    private static List<Cell> cells(String name, Stream<? extends Cell> rest) {
        return Stream.concat(Stream.<Cell>of(new Cell.Words(name)), rest).toList();
    }

    private Cell estimate(List<Double> values) {
        return estimate(values, overQuestions(values), false);
    }

    private static Cell estimate(List<Double> values, Interval interval, boolean signed) {
        return new Cell.Estimate(MeanBootstrap.mean(values), interval.low(), interval.high(), signed);
    }

    /** One JSON object a row. */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ClipRow row : rows) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("encoder", row.encoder());
            json.put("ranker", row.ranker());
            json.put("history", row.history());
            json.put("ap", row.meanAp());
            json.put("ap_ci", ends(overQuestions(row.ap())));
            json.put("ap_ci_classes", ends(overClasses(row.ap())));
            json.put("precision_at_5", row.meanPrecisionAt5());
            json.put("precision_at_5_ci", ends(overQuestions(row.precisionAt5())));
            list.add(json);
        }
        return list;
    }

    /** One JSON object a difference to the reference. */
    public List<Map<String, Object>> jsonDifferences() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ClipRow row : rows) {
            if (!row.ranker().equals(reference) && rankers(row.encoder()).contains(reference)) {
                List<Double> difference = difference(row, row(row.encoder(), reference, row.history()));
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("encoder", row.encoder());
                json.put("ranker", row.ranker());
                json.put("minus", reference);
                json.put("history", row.history());
                json.put("ap", MeanBootstrap.mean(difference));
                json.put("ap_ci", ends(overQuestions(difference)));
                json.put("ap_ci_classes", ends(overClasses(difference)));
                list.add(json);
            }
        }
        return list;
    }

    private static double[] ends(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }

    private Interval overQuestions(List<Double> values) {
        return MeanBootstrap.interval(values, seed);
    }

    private Interval overClasses(List<Double> values) {
        return MeanBootstrap.interval(values, viewers, seed);
    }

    private static List<Double> difference(ClipRow one, ClipRow other) {
        return IntStream.range(0, one.ap().size())
                .mapToObj(i -> one.ap().get(i) - other.ap().get(i))
                .toList();
    }

    private ClipRow row(String encoder, String ranker, int history) {
        return rows.stream()
                .filter(row -> row.encoder().equals(encoder) && row.ranker().equals(ranker) && row.history() == history)
                .findFirst()
                .orElseThrow();
    }

    private List<String> rankers(String encoder) {
        return rows.stream()
                .filter(row -> row.encoder().equals(encoder))
                .map(ClipRow::ranker)
                .distinct()
                .toList();
    }

    private List<Integer> histories() {
        return rows.stream().map(ClipRow::history).distinct().toList();
    }

    private static String clips(int history) {
        return history == 1 ? "1 clip" : history + " clips";
    }
}
