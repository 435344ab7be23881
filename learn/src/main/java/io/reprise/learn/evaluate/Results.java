package io.reprise.learn.evaluate;

import io.reprise.learn.report.Cell;
import io.reprise.learn.report.LineChart;
import io.reprise.learn.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rankers measured on the same videos, with what can be said of them: intervals, differences, results by history size.
 *
 * @param title of what data this is; says "composed of real clips" where it is
 * @param rows the rankers, the order of the table
 * @param bootstrap resamples of those rows
 * @param seed of the bootstrap
 */
public record Results(String title, List<Evaluation> rows, Bootstrap bootstrap, long seed) {
    public Results {
        rows = List.copyOf(rows);
    }

    /** Draws the bootstrap's resamples for some rankers. */
    public static Results of(String title, List<Evaluation> rows, long seed) {
        return new Results(title, rows, Bootstrap.of(rows, Bootstrap.RESAMPLES, seed), seed);
    }

    /** Number of videos measured on. */
    public int videos() {
        return rows.get(0).videos().size();
    }

    /** The row of that ranker, or the first. */
    public int row(String ranker) {
        return Math.max(0, rows.stream().map(Evaluation::ranker).toList().indexOf(ranker));
    }

    /** Every ranker with its metrics and their intervals. */
    public Table methods() {
        List<List<Cell>> cells = IntStream.range(0, rows.size())
                .mapToObj(i -> row(rows.get(i).ranker(), m -> estimate(i, m)))
                .toList();
        return new Table(title + ": " + videos() + " videos, per cent [95 % bootstrap over users]", columns(), cells);
    }

    /** How much more each ranker has than the one at that row. */
    public Table differences(int reference) {
        List<List<Cell>> cells = IntStream.range(0, rows.size())
                .filter(i -> i != reference)
                .mapToObj(i -> row(rows.get(i).ranker(), m -> difference(i, reference, m)))
                .toList();
        String to = rows.get(reference).ranker();
        return new Table(title + ": difference to " + to + " [95 % paired bootstrap]", columns(), cells);
    }

    /** Mean average precision by the number of GIFs in the user's history. */
    public Table byHistory() {
        List<HistorySize> sizes = sizes();
        List<Results> each = sizes.stream().map(this::only).toList();
        List<String> columns = Stream.concat(
                        Stream.of("ranker"),
                        IntStream.range(0, sizes.size())
                                .mapToObj(i -> sizes.get(i).label() + " ("
                                        + each.get(i).videos() + ")"))
                .toList();
        List<List<Cell>> cells = IntStream.range(0, rows.size())
                .mapToObj(i -> Stream.concat(
                                Stream.<Cell>of(new Cell.Words(rows.get(i).ranker())),
                                each.stream().map(part -> part.estimate(i, Metric.MAP)))
                        .toList())
                .toList();
        return new Table(title + ": mAP by number of GIFs in the history (users)", columns, cells);
    }

    /** The picture of {@link #byHistory}. */
    public LineChart byHistoryChart() {
        List<HistorySize> sizes = sizes();
        List<LineChart.Line> lines = rows.stream()
                .filter(row -> !row.ranker().equals("oracle")) // would flatten all others
                .map(row -> new LineChart.Line(
                        row.ranker(),
                        sizes.stream()
                                .mapToDouble(size -> 100 * row.only(size::holds).mean(Metric.MAP))
                                .toArray()))
                .toList();
        return new LineChart(
                title + ": mAP against history size",
                "GIFs in the user's history",
                "mAP, per cent",
                sizes.stream().map(HistorySize::label).toList(),
                lines);
    }

    /** One JSON object a ranker: metrics as fractions, intervals as [low, high]. */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("ranker", rows.get(i).ranker());
            for (Metric metric : Metric.values()) {
                row.put(metric.key(), rows.get(i).mean(metric));
            }
            for (Metric metric : Metric.values()) {
                Interval interval = bootstrap.interval(i, metric);
                row.put(metric.key() + "_ci", new double[] {interval.low(), interval.high()});
            }
            list.add(row);
        }
        return list;
    }

    /** Every difference to the ranker at that row, in the same form. */
    public List<Map<String, Object>> jsonDifferences(int reference) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i != reference) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("ranker", rows.get(i).ranker());
                row.put("minus", rows.get(reference).ranker());
                for (Metric metric : Metric.values()) {
                    Cell.Estimate estimate = difference(i, reference, metric);
                    row.put(metric.key(), estimate.value());
                    row.put(metric.key() + "_ci", new double[] {estimate.low(), estimate.high()});
                }
                list.add(row);
            }
        }
        return list;
    }

    private interface Estimates {
        Cell of(Metric metric);
    }

    private static List<Cell> row(String name, Estimates estimates) {
        return Stream.concat(
                        Stream.<Cell>of(new Cell.Words(name)),
                        Arrays.stream(Metric.values()).map(estimates::of))
                .toList();
    }

    private static List<String> columns() {
        return Stream.concat(Stream.of("ranker"), Arrays.stream(Metric.values()).map(Metric::label))
                .toList();
    }

    private Cell.Estimate estimate(int row, Metric metric) {
        Interval interval = bootstrap.interval(row, metric);
        return new Cell.Estimate(rows.get(row).mean(metric), interval.low(), interval.high(), false);
    }

    private Cell.Estimate difference(int row, int reference, Metric metric) {
        Interval interval = bootstrap.difference(row, reference, metric);
        double value = rows.get(row).mean(metric) - rows.get(reference).mean(metric);
        return new Cell.Estimate(value, interval.low(), interval.high(), true);
    }

    private List<HistorySize> sizes() {
        return Arrays.stream(HistorySize.values())
                .filter(size -> rows.get(0).videos().stream().anyMatch(size::holds))
                .toList();
    }

    private Results only(HistorySize size) {
        return of(title, rows.stream().map(row -> row.only(size::holds)).toList(), seed);
    }
}
