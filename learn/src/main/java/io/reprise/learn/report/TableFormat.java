package io.reprise.learn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways a table is written. */
public enum TableFormat {
    /** Columns in line, for a terminal. */
    TEXT {
        @Override
        public String write(Table table) {
            List<List<String>> lines = lines(table);
            int[] widths = widths(lines);
            String rule = "-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1));
            StringBuilder text = new StringBuilder(table.title()).append('\n');
            text.append(padded(lines.get(0), widths)).append('\n').append(rule).append('\n');
            lines.subList(1, lines.size())
                    .forEach(line -> text.append(padded(line, widths)).append('\n'));
            return text.toString();
        }
    },
    /** A Markdown table under its title. */
    MARKDOWN {
        @Override
        public String write(Table table) {
            List<List<String>> lines = lines(table);
            StringBuilder text = new StringBuilder("**" + table.title() + "**\n\n");
            text.append(piped(lines.get(0)));
            text.append(piped(table.columns().stream().map(column -> "---").toList()));
            lines.subList(1, lines.size()).forEach(line -> text.append(piped(line)));
            return text.toString();
        }
    },
    /** Comma-separated fractions, a number with its interval in three columns; the title stands in every row. */
    CSV {
        @Override
        public String write(Table table) {
            List<String> names = new ArrayList<>(List.of("table"));
            for (int c = 0; c < table.columns().size(); c++) {
                String name = table.columns().get(c).toLowerCase(Locale.ROOT).replace(' ', '_');
                names.addAll(
                        table.rows().isEmpty()
                                ? List.of(name)
                                : table.rows().get(0).get(c).names(name));
            }
            StringBuilder text = new StringBuilder();
            text.append(names.stream().map(TableFormat::quoted).collect(Collectors.joining(",")))
                    .append('\n');
            for (List<Cell> row : table.rows()) {
                text.append(Stream.concat(
                                        Stream.of(table.title()), row.stream().flatMap(cell -> cell.fields().stream()))
                                .map(TableFormat::quoted)
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
            return text.toString();
        }
    };

    /** The table in this format, ending with a line end. */
    public abstract String write(Table table);

    private static List<List<String>> lines(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        table.rows().forEach(row -> lines.add(row.stream().map(Cell::text).toList()));
        return lines;
    }

    private static int[] widths(List<List<String>> lines) {
        return IntStream.range(0, lines.get(0).size())
                .map(c -> lines.stream()
                        .mapToInt(line -> line.get(c).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String padded(List<String> line, int[] widths) {
        return IntStream.range(0, line.size())
                .mapToObj(c -> line.get(c) + " ".repeat(widths[c] - line.get(c).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String piped(List<String> line) {
        return "| " + String.join(" | ", line) + " |\n";
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
