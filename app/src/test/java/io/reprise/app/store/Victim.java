package io.reprise.app.store;

import io.reprise.app.history.Added;
import io.reprise.app.history.HistoryKeeper;
import io.reprise.app.history.SourceVideos;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.home.Home;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A process made to be killed: adds highlights without end, each rendered and stored by the program's own code, and says
 * which are stored; or migrates copies of a store without end. Told its work on standard input, a line each.
 */
public final class Victim {
    private final Path gif;
    private int count;

    private Victim(Path gif) {
        this.gif = gif;
    }

    /** {@code HOME GIF}: adds until it is killed; {@code HOME GIF migrate}: brings the store to the next version. */
    public static void main(String[] args) throws Exception {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        java.io.BufferedReader in =
                new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        Victim victim = new Victim(Path.of(args[0]));
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] work = line.split(" ", 2);
            StoreLocation where = StoreLocation.in(new Home(Path.of(work[1])));
            if (work[0].equals("migrate")) {
                Store.open(where, SchemaTest.NEXT).close();
                out.println("migrated");
            } else {
                victim.add(where, out);
            }
        }
    }

    private void add(StoreLocation where, PrintStream out) throws Exception {
        ContentHash hashes = ContentHash.withoutMemory();
        SourceVideos none = new SourceVideos(hashes, 1, () -> false, out::println);
        try (Store store = Store.open(where);
                HistoryKeeper keeper = new HistoryKeeper(store, "me", none, hashes, 1, () -> false)) {
            out.println("adding");
            for (; ; ) {
                Path file = different(where);
                Added added = keeper.add(LikeSource.named(file.toString(), file, Optional.empty()));
                out.println("added " + added.highlight().id());
                Files.delete(file);
            }
        }
    }

    /** The GIF with another trailing comment, so that its content is new. */
    private Path different(StoreLocation where) throws Exception {
        Path file = where.home()
                .folder()
                .resolveSibling("victim-" + ProcessHandle.current().pid() + ".gif");
        byte[] comment =
                ("process " + ProcessHandle.current().pid() + " number " + ++count).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Files.readAllBytes(gif);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        Files.write(file, new byte[] {0x21, (byte) 0xfe, (byte) comment.length}, StandardOpenOption.APPEND);
        Files.write(file, comment, StandardOpenOption.APPEND);
        Files.write(file, new byte[] {0, 0x3b}, StandardOpenOption.APPEND);
        return file;
    }
}
