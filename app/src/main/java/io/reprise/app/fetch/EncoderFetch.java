package io.reprise.app.fetch;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.home.Home;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import io.reprise.vision.onnx.EncoderStore;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets a network of the catalogue: from the web, a mirror or a file, verified, and into the store.
 *
 * @param home where it goes
 * @param options of the download
 * @param proxies the way out
 */
public record EncoderFetch(Home home, DownloadOptions options, ProxyRules proxies) {
    private static final int SHOWN_DIGITS = 8;

    /** With the proxies that the environment names. */
    public static EncoderFetch of(Home home, DownloadOptions options) {
        return new EncoderFetch(home, options, new ProxyRules(System.getenv()));
    }

    /** Checks a verified file and puts it into the store. */
    @FunctionalInterface
    public interface Installer {
        /** Does so; the file is left where it is. */
        void install(CatalogueEntry entry, Path model) throws BadInputException, IOException;
    }

    /** The store's own way, which runs the network within this process. */
    public static Installer into(EncoderStore store) {
        return (entry, model) -> store.install(Catalogue.manifest(entry), entry.name(), entry.file(), model);
    }

    /**
     * Gets it; one that is there already is not fetched again.
     *
     * @param from a URL or a file to take instead of the catalogue's addresses; null for those
     * @return the encoder in the store
     * @throws DoesNotFitException if another encoder of that name is in the store, or the file can't be run
     * @throws BadInputException if the file can't be had, or is not the one that is meant
     */
    public EncoderStore.Entry get(
            CatalogueEntry entry, @Nullable String from, FetchListener listener, Installer installer)
            throws BadInputException, IOException {
        EncoderStore store = new EncoderStore(home.encoders());
        Optional<EncoderStore.Entry> there = store.get(entry.name());
        if (there.isPresent()) {
            return same(there.get(), entry);
        }
        @Nullable URI web = from == null ? null : web(from);
        if (from != null && web == null) {
            installer.install(entry, verified(entry, file(from)));
        } else {
            download(entry, web == null ? entry.addresses() : List.of(web), listener, installer);
        }
        return store.get(entry.name()).orElseThrow();
    }

    private static EncoderStore.Entry same(EncoderStore.Entry there, CatalogueEntry entry) throws IOException {
        boolean same =
                there.error() == null && Files.readString(there.manifest()).contains(entry.sha256());
        if (!same) {
            throw new DoesNotFitException("another encoder called " + entry.name() + " is in the store ("
                    + (there.error() == null ? there.encoder() : "it can't be used: " + there.error())
                    + "); remove it first: reprise encoder remove " + entry.name());
        }
        return there;
    }

    private void download(CatalogueEntry entry, List<URI> addresses, FetchListener listener, Installer installer)
            throws BadInputException, IOException {
        String name = entry.name() + "-" + entry.sha256().substring(0, SHOWN_DIGITS) + ".part";
        try (PartialFile part = PartialFile.open(home.downloads().resolve(name))) {
            requireRoom(entry, part.size());
            new Download(addresses, entry.bytes(), entry.sha256(), options, proxies, listener).into(part);
            try {
                installer.install(entry, part.path());
            } finally {
                part.delete(); // it is the right file: what can't be run now can't be run when it is fetched again
            }
        }
    }

    /** The rest of the download, and the copy in the store. */
    private void requireRoom(CatalogueEntry entry, long have) throws BadInputException, IOException {
        long free = Files.getFileStore(home.downloads()).getUsableSpace();
        long needed = 2 * entry.bytes() - have;
        if (free < needed) {
            throw new BadInputException(
                    "disk-full",
                    String.format(
                            Locale.ROOT,
                            "%s needs %.1f MB in %s, and %.1f MB are free",
                            entry.name(),
                            needed / 1e6,
                            home.folder(),
                            free / 1e6));
        }
    }

    /** A web address; null where it is none, so a file's path. */
    private static @Nullable URI web(String from) {
        if (!from.matches("(?i)[a-z][a-z0-9+.-]+://.*")) {
            return null;
        }
        try {
            URI address = new URI(from);
            String scheme = address.getScheme().toLowerCase(Locale.ROOT);
            if (scheme.equals("file")) {
                return null;
            }
            if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new InvalidValueException(
                "from", "an encoder comes from a file, or an address with http or https, not " + from);
    }

    private static Path file(String from) {
        try {
            return from.toLowerCase(Locale.ROOT).startsWith("file://") ? Path.of(URI.create(from)) : Path.of(from);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("from", from + " is not a file's name");
        }
    }

    private static Path verified(CatalogueEntry entry, Path file) throws BadInputException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadInputException("no-such-file", "there is no file " + file);
            }
            if (Files.size(file) != entry.bytes()) {
                throw new BadInputException(
                        "wrong-file",
                        file + " has " + Files.size(file) + " bytes, " + entry.file() + " has " + entry.bytes()
                                + ": that is another file");
            }
        } catch (IOException e) {
            throw new BadInputException("unreadable", file + " can't be read: " + e.getMessage(), e);
        }
        String found = ContentHash.uncached().of(file);
        if (!found.equals(entry.sha256())) {
            throw new BadInputException(
                    "wrong-file",
                    file + " is not " + entry.file() + ": its sha256 is " + found + ", it must be " + entry.sha256());
        }
        return file;
    }
}
