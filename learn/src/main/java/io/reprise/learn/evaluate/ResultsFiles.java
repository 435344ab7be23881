package io.reprise.learn.evaluate;

import io.reprise.learn.report.Table;
import io.reprise.learn.report.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what was measured into a folder: tables as text, Markdown and CSV, the picture as SVG. */
public final class ResultsFiles {
    private ResultsFiles() {}

    /**
     * Writes NAME.txt, NAME.md with all tables, NAME-1.csv, NAME-2.csv, .. with one each, and NAME.svg.
     *
     * @param folder made where it does not exist
     * @param name of the files, such as "phd2"
     */
    public static void write(Path folder, String name, Results results, List<Table> tables) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".txt"), all(tables, TableFormat.TEXT));
        Files.writeString(folder.resolve(name + ".md"), all(tables, TableFormat.MARKDOWN));
        for (int i = 0; i < tables.size(); i++) {
            Files.writeString(folder.resolve(name + "-" + (i + 1) + ".csv"), TableFormat.CSV.write(tables.get(i)));
        }
        Files.writeString(
                folder.resolve(name + ".svg"), results.byHistoryChart().svg());
    }

    /** Several tables in one text, a blank line between. */
    public static String all(List<Table> tables, TableFormat format) {
        return tables.stream().map(format::write).collect(Collectors.joining("\n"));
    }
}
