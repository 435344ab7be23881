package io.reprise.app.contract;

import io.reprise.app.server.DrawnGif;
import io.reprise.app.server.TinyFilm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Odd, damaged and wrong files, drawn and spoilt in code from a seed. */
final class DrawnOddFiles {
    private static final int FLIPPED = 4;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private DrawnOddFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes them all. */
    static List<Path> write(Path folder) throws Exception {
        DrawnOddFiles odd = new DrawnOddFiles(Files.createDirectories(folder));
        byte[] film = Files.readAllBytes(TinyFilm.write(folder.resolve("whole.mp4"), 2, 2));
        byte[] gif = DrawnGif.of(30, 8);
        odd.add("empty.mp4", new byte[0]);
        odd.add("text.mp4", "this is no film".getBytes(StandardCharsets.UTF_8));
        odd.add("half.mp4", Arrays.copyOf(film, film.length / 2));
        odd.add("head.mp4", Arrays.copyOf(film, 48));
        odd.add("no-head.mp4", Arrays.copyOfRange(film, 48, film.length));
        odd.add("film-called.gif", film);
        odd.add("gif-called.mp4", gif);
        odd.add("one-picture.gif", DrawnGif.of(1, 10));
        odd.add("no-delay.gif", DrawnGif.of(30, 0));
        odd.add("long-delay.gif", DrawnGif.of(2, 65_535));
        odd.add("half.gif", Arrays.copyOf(gif, gif.length / 2));
        odd.add("endless.gif", Arrays.copyOf(gif, gif.length - 1));
        odd.addFlipped("film", ".mp4", film);
        odd.addFlipped("picture", ".gif", gif);
        odd.addStill();
        return odd.files;
    }

    private void add(String name, byte[] content) throws IOException {
        files.add(Files.write(folder.resolve(name), content));
    }

    /** Bytes changed at random, more of them near the beginning, where the lengths are. */
    private void addFlipped(String name, String ending, byte[] content) throws IOException {
        for (int seed = 1; seed <= FLIPPED; seed++) {
            Random random = new Random(seed);
            byte[] flipped = content.clone();
            for (int i = 0; i < 12; i++) {
                int reach = i % 2 == 0 ? Math.min(600, flipped.length) : flipped.length;
                flipped[random.nextInt(reach)] = (byte) random.nextInt(256);
            }
            add(name + "-flipped-" + seed + ending, flipped);
        }
    }

    private void addStill() throws IOException {
        Path file = folder.resolve("still.mp4");
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        files.add(file);
    }
}
