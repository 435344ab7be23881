package io.reprise.learn.experiment;

import io.reprise.core.rank.reprise.RepriseWeights;
import io.reprise.learn.report.Cell;
import io.reprise.learn.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How every candidate of a {@link WeightGrid} does on several data sets, and the one that is chosen: the one whose largest
 * loss against the best candidate of a data set is smallest. So none of them is given up for another, and what is best on
 * the average of very different scales does not decide. Of candidates that are within a tenth of a per cent of each other,
 * which no data at hand can tell apart, the one whose taste weighs least against places is taken: a taste is known least.
 */
public final class WeightChoice {
    /** Difference of largest losses that is no difference, as a fraction of average precision. */
    private static final double NO_DIFFERENCE = 0.001;

    private final WeightGrid grid;
    private final List<Column> columns = new ArrayList<>();

    /** A choice among these, of which nothing is known yet. */
    public WeightChoice(WeightGrid grid) {
        this.grid = grid;
    }

    /**
     * What was measured on one data set.
     *
     * @param name of the data set, with the encoder
     * @param values a fraction for every candidate, larger is better
     */
    public record Column(String name, List<Double> values) {
        public Column {
            values = List.copyOf(values);
        }

        double best() {
            return values.stream().mapToDouble(v -> v).max().orElseThrow();
        }
    }

    /** Adds what was measured on one more data set. */
    public void add(Column column) {
        if (column.values().size() != grid.candidates().size()) {
            throw new IllegalArgumentException(
                    column.values().size() + " values for " + grid.candidates().size() + " candidates");
        }
        columns.add(column);
    }

    /** A candidate's largest loss against the best of a data set; 0 for one that is best everywhere. */
    public double largestLoss(int candidate) {
        return columns.stream()
                .mapToDouble(column -> column.best() - column.values().get(candidate))
                .max()
                .orElse(0);
    }

    /** The candidate that is chosen. */
    public RepriseWeights chosen() {
        return grid.candidates().get(chosenIndex());
    }

    private int chosenIndex() {
        double smallest = candidates().mapToDouble(this::largestLoss).min().orElseThrow();
        return candidates()
                .filter(candidate -> largestLoss(candidate) <= smallest + NO_DIFFERENCE)
                .boxed()
                .min(Comparator.comparingDouble(this::tasteToPlaces).thenComparingDouble(this::largestLoss))
                .orElseThrow();
    }

    private IntStream candidates() {
        return IntStream.range(0, grid.candidates().size());
    }

    private double tasteToPlaces(int candidate) {
        RepriseWeights weights = grid.candidates().get(candidate);
        return weights.taste() / weights.place();
    }

    /** Every candidate with what was measured, and its largest loss; the chosen one is marked. */
    public Table table() {
        List<String> names = new ArrayList<>(List.of("taste, place, appeal"));
        columns.forEach(column -> names.add(column.name()));
        names.add("largest loss");
        int chosen = chosenIndex();
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < grid.candidates().size(); i++) {
            List<Cell> row = new ArrayList<>();
            String name = WeightGrid.name(grid.candidates().get(i));
            row.add(new Cell.Words(i == chosen ? name + " (chosen)" : name));
            for (Column column : columns) {
                row.add(percent(column.values().get(i)));
            }
            row.add(percent(largestLoss(i)));
            rows.add(row);
        }
        return new Table("Weights of reprise, average precision in per cent", names, rows);
    }

    /** The same for programs: the candidates' weights, and a fraction for each on every data set. */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < grid.candidates().size(); i++) {
            RepriseWeights weights = grid.candidates().get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("taste", weights.taste());
            row.put("place", weights.place());
            row.put("appeal", weights.appeal());
            for (Column column : columns) {
                row.put(column.name(), column.values().get(i));
            }
            row.put("largest_loss", largestLoss(i));
            rows.add(row);
        }
        return rows;
    }

    private static Cell percent(double value) {
        return new Cell.Words(String.format(Locale.ROOT, "%.2f", 100 * value));
    }
}
