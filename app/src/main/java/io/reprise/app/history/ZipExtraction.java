package io.reprise.app.history;

import io.reprise.core.error.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an untrusted zip: only into its folder, and only as much as is sensible. */
final class ZipExtraction {
    private static final int MOST_FILES = 50_000;
    private static final long LARGEST_FILE = 64L << 20;
    private static final long LARGEST_ALL = 8L << 30;
    /** Pictures and videos are packed already; what grows more than this is made to. */
    private static final long MOST_GROWTH = 100;

    private static final long SMALL = 16L << 20;

    private final Path zip;
    private final Path folder;
    private long bytes;

    private ZipExtraction(Path zip, Path folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /**
     * Unpacks.
     *
     * @throws BadInputException if it is no zip, damaged, or hostile: files outside its folder, too many, too large
     */
    static void into(Path folder, Path zip) throws BadInputException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            new ZipExtraction(zip, folder).all(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    "damaged", zip + " can't be unpacked: " + e.getMessage() + "; copy or export it again", e);
        }
    }

    private void all(ZipFile file) throws IOException, BadInputException {
        if (file.size() > MOST_FILES) {
            throw hostile("it holds " + file.size() + " files, at most " + MOST_FILES + " are taken");
        }
        long most = Math.min(LARGEST_ALL, SMALL + MOST_GROWTH * Files.size(zip));
        Enumeration<? extends ZipEntry> entries = file.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            Path target = place(entry);
            if (!entry.isDirectory()) {
                Files.createDirectories(target.resolveSibling(""));
                try (InputStream in = file.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(target)) {
                    copy(in, out, most, entry.getName());
                }
            }
        }
    }

    private Path place(ZipEntry entry) throws BadInputException {
        String name = entry.getName();
        Path target = folder.resolve(name).normalize();
        if (name.startsWith("/") || name.contains("\\") || name.contains("\0") || !target.startsWith(folder)) {
            throw hostile("it wants to write outside its folder, to '" + name + "'");
        }
        return target;
    }

    private void copy(InputStream in, OutputStream out, long most, String name) throws IOException, BadInputException {
        byte[] buffer = new byte[1 << 16];
        long here = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            here += n;
            bytes += n;
            if (here > LARGEST_FILE || bytes > most) {
                throw hostile("'" + name + "' unpacks to far more than a history has");
            }
            out.write(buffer, 0, n);
        }
    }

    private BadInputException hostile(String what) {
        return new BadInputException("hostile", zip + " is not taken: " + what);
    }
}
