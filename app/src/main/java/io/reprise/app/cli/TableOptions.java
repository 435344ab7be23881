package io.reprise.app.cli;

import io.reprise.learn.evaluate.Results;
import io.reprise.learn.evaluate.ResultsFiles;
import io.reprise.learn.report.Table;
import io.reprise.learn.report.TableFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How measurements are printed: mixed into the commands that measure. */
final class TableOptions {
    @Option(names = "--format", defaultValue = "text", description = "text, markdown or csv. Default: ${DEFAULT-VALUE}")
    TableFormat format = TableFormat.TEXT;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write all tables as text, Markdown and CSV there, and mAP against history size as SVG.")
    @Nullable
    Path report;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the bootstrap's 10,000 resamples and of everything else drawn by lot. Default:"
                    + " ${DEFAULT-VALUE}")
    long seed = 1;

    long seed() {
        return seed;
    }

    /** Prints the results: one JSON document, or tables in the wanted format; and writes the report. */
    void print(Results results, Output output) throws IOException {
        print(results, Map.of(), output);
    }

    /**
     * The same with other measurements beside it.
     *
     * @param more by their names in JSON, the first table of each
     */
    void print(Results results, Map<String, Results> more, Output output) throws IOException {
        List<Table> tables = new ArrayList<>(List.of(results.methods(), results.differences(0), results.byHistory()));
        more.values().forEach(other -> tables.add(other.methods()));
        if (report != null) {
            ResultsFiles.write(report, "results", results, tables);
        }
        if (output.isJson()) {
            Map<String, Object> document = json(results);
            more.forEach((name, other) -> document.put(name, json(other)));
            output.printJson(document);
        } else {
            output.out().print(ResultsFiles.all(tables, format));
        }
    }

    /** Prints several results, each with its first table and its differences to the rows of those names it has. */
    void printAll(List<Results> all, List<String> references, Output output) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Results results = all.get(i);
            List<Integer> rows = rows(results, references);
            List<Table> tables = new ArrayList<>(List.of(results.methods()));
            rows.forEach(row -> tables.add(results.differences(row)));
            if (report != null) {
                ResultsFiles.write(report, "results-" + (i + 1), results, tables);
            }
            if (!output.isJson()) {
                output.out().println(ResultsFiles.all(tables, format));
            }
            documents.add(json(results, rows));
        }
        if (output.isJson()) {
            output.printJson(Map.of("tables", documents));
        }
    }

    /** The first row where there is none of those names. */
    private static List<Integer> rows(Results results, List<String> names) {
        List<Integer> rows = names.stream()
                .filter(name -> results.rows().get(results.row(name)).ranker().equals(name))
                .map(results::row)
                .toList();
        return rows.isEmpty() ? List.of(0) : rows;
    }

    static Map<String, Object> json(Results results) {
        return json(results, List.of(0));
    }

    private static Map<String, Object> json(Results results, List<Integer> references) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", results.title());
        document.put("videos", results.videos());
        document.put("seed", results.seed());
        document.put("rows", results.json());
        document.put(
                "differences",
                references.stream()
                        .flatMap(row -> results.jsonDifferences(row).stream())
                        .toList());
        return document;
    }
}
