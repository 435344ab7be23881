package io.reprise.app.cli;

import io.reprise.app.fetch.DownloadOptions;
import io.reprise.app.fetch.EncoderFetch;
import io.reprise.app.fetch.FetchListener;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.home.Home;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import io.reprise.vision.onnx.EncoderStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code encoder get NAME}: a public network out of the catalogue. */
@Command(
        name = "get",
        description = {
            "Fetch a public network of the catalogue, verify it and put it into the store.",
            "`encoder list --available` shows the catalogue. A download that was cut off goes on where it was."
        })
final class EncoderGetCommand implements Callable<Integer> {
    private static final double LONGEST_WAIT = 600;

    @Parameters(paramLabel = "NAME", description = "The name in the catalogue.")
    String name = "";

    @Option(
            names = "--from",
            paramLabel = "URL|FILE",
            description = "Take the file from a mirror or from this machine; it is verified all the same.")
    @Nullable
    String from;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "Seconds a server may send nothing before it is asked again (default: 30).")
    @Nullable
    Double timeout;

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        Home home = Home.ofEnvironment();
        CatalogueEntry wanted = Catalogue.ownAnd(home.catalogue()).get(name);
        TextProgress progress = TextProgress.of(output);
        progress.stage("fetching " + wanted.file());
        EncoderStore.Entry entry = EncoderFetch.of(home, options())
                .get(wanted, from, listener(progress), EncoderFetch.into(new EncoderStore(home.encoders())));
        progress.done();
        if (output.isJson()) {
            Map<String, Object> fields = EncoderCommand.json(entry);
            fields.put("licence", wanted.licence());
            fields.put("source", wanted.source().toString());
            output.printJson(fields);
        } else {
            output.out().println(entry.encoder() + " is here: use it with --encoder " + entry.name());
            output.out().println("licence: " + wanted.licence() + "; from " + wanted.source());
        }
        return ExitCode.DONE;
    }

    private DownloadOptions options() {
        if (timeout == null) {
            return DownloadOptions.USUAL;
        }
        if (!(timeout > 0 && timeout <= LONGEST_WAIT)) {
            throw new InvalidValueException("timeout", "--timeout is above 0 and at most 600 seconds, not " + timeout);
        }
        return DownloadOptions.USUAL.stalling(Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))));
    }

    private static FetchListener listener(TextProgress progress) {
        return new FetchListener() {
            @Override
            public void bytes(long done, long all) {
                progress.progress(done / (double) all);
            }

            @Override
            public void note(String line) {
                progress.plan(line);
            }
        };
    }

    /** Prints the catalogue. */
    static void list(Output output) {
        Home home = Home.ofEnvironment();
        EncoderStore store = new EncoderStore(home.encoders());
        List<Object> all = new ArrayList<>();
        for (CatalogueEntry entry : Catalogue.ownAnd(home.catalogue()).entries()) {
            boolean here = store.get(entry.name()).isPresent();
            all.add(json(entry, here));
            if (!output.isJson()) {
                output.out()
                        .println(String.format(
                                Locale.ROOT,
                                "%-16s %6.1f MB  %s%s%n%26s %s",
                                entry.name(),
                                entry.bytes() / 1e6,
                                entry.about(),
                                here ? " (is here)" : "",
                                "licence:",
                                entry.licence()));
            }
        }
        if (output.isJson()) {
            output.printJson(all);
        }
    }

    private static Map<String, Object> json(CatalogueEntry entry, boolean here) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        fields.put("about", entry.about());
        fields.put("licence", entry.licence());
        fields.put("source", entry.source().toString());
        fields.put("bytes", entry.bytes());
        fields.put("sha256", entry.sha256());
        fields.put("addresses", entry.addresses().stream().map(Object::toString).toList());
        fields.put("here", here);
        return fields;
    }
}
