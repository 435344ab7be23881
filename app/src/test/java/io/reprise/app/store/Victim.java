package io.reprise.app.store;

import io.reprise.app.history.Added;
import io.reprise.app.history.HistoryKeeper;
import io.reprise.app.history.SourceVideos;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.home.Home;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

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

    /** A GIF of other pictures than any before, so that it is no copy. */
    private Path different(StoreLocation where) throws Exception {
        long process = ProcessHandle.current().pid();
        Path file = where.home().folder().resolveSibling("victim-" + process + ".gif");
        Random random = new Random(process * 1_000_003 + ++count);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 4; i++) {
                BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
                for (int block = 0; block < 24; block++) {
                    int colour = random.nextInt(0x1000000);
                    for (int pixel = 0; pixel < 64; pixel++) {
                        image.setRGB(block % 6 * 8 + pixel % 8, block / 6 * 8 + pixel / 8, colour);
                    }
                }
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }
}
