package io.reprise.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints: mixed into every command that has a result. */
public final class Output {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document on standard output, nothing else there.")
    boolean json;

    @Option(names = "--quiet", description = "No progress and no plan on standard error; warnings and errors only.")
    boolean quiet;

    /** Whether the result is wanted as JSON. */
    public boolean isJson() {
        return json;
    }

    /** Whether progress and plan are unwanted. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Standard output, for the result. */
    public PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Standard error, for warnings, which are printed even when quiet. */
    public PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Standard error for progress and plans; leads nowhere when quiet. */
    public PrintWriter note() {
        return quiet ? new PrintWriter(Writer.nullWriter()) : err();
    }

    /** Prints a record, map or list as an indented JSON document. NaN and infinity do not exist in JSON: never pass them. */
    public void printJson(Object value) {
        out().println(json(value));
    }

    static String json(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the result as JSON", e);
        }
    }
}
