package io.reprise.learn.report;

import java.util.List;

/**
 * A table with a title that goes wherever it is printed.
 *
 * @param title what it shows, and of what: a table composed of clips says so here
 * @param columns names for people; the CSV's are made of them
 * @param rows as many cells as columns in each
 */
public record Table(String title, List<String> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
            }
        }
    }
}
