package io.reprise.app.store;

import io.reprise.app.history.Added;
import io.reprise.app.history.HistoryKeeper;
import io.reprise.app.history.SourceVideos;
import io.reprise.app.server.DrawnGif;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.home.Home;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process made to be killed: adds highlights without end, each rendered and stored by the program's own code, and says
 * which are stored; or migrates copies of a store without end. Told its work on standard input, a line each.
 */
public final class Victim {
    private int count;

    /** Reads {@code add HOME}: adds until it is killed; and {@code migrate HOME}: brings the store to the next version. */
    public static void main(String[] args) throws Exception {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        java.io.BufferedReader in =
                new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        Victim victim = new Victim();
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
        ContentHash hashes = ContentHash.uncached();
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

    /** A GIF of other pictures than any before, so that it is no copy. */
    private Path different(StoreLocation where) throws Exception {
        long process = ProcessHandle.current().pid();
        Path file = where.home().folder().resolveSibling("victim-" + process + ".gif");
        Random random = new Random(process * 1_000_003 + ++count);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pictures.add(blocks(random));
        }
        return Files.write(file, DrawnGif.of(pictures, 10));
    }

    /** A picture of 6 x 4 blocks of any colour. */
    private static BufferedImage blocks(Random random) {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_INDEXED);
        for (int block = 0; block < 24; block++) {
            int colour = random.nextInt(0x1000000);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.setRGB(block % 6 * 8 + pixel % 8, block / 6 * 8 + pixel / 8, 0xFF000000 | colour);
            }
        }
        return image;
    }
}
