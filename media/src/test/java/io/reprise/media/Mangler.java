package io.reprise.media;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A process of its own that damages small files at random and reads them: {@code Mangler FOLDER SEED ROUNDS FILE...}.
 * It says what it reads before it does, so that a crash names its round.
 */
final class Mangler {
    private static final double MOST_SECONDS = 20;

    private Mangler() {}

    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Path mangled = Path.of(args[0], "mangled");
        for (long round = seed; round < seed + rounds; round++) {
            Random random = new Random(round);
            Path source = Path.of(args[3 + random.nextInt(args.length - 3)]);
            Files.write(mangled, mangle(Files.readAllBytes(source), random));
            System.out.println("round " + round + " " + source.getFileName());
            read(mangled);
        }
    }

    private static byte[] mangle(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        if (random.nextInt(3) == 0) {
            damaged = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        }
        int header = Math.min(damaged.length, 2000);
        for (int i = random.nextInt(30); i >= 0; i--) {
            int reach = random.nextBoolean() ? header : damaged.length;
            damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private static void read(Path file) {
        long start = System.nanoTime();
        try {
            VideoInfo video = VideoProbe.probe(file);
            Watcher watcher = new Watcher(new FrameSize(32, 18, FrameSize.Fit.CROP), 2);
            AnalysisPass.run(video, List.of(watcher), AnalysisOptions.standard());
            if (watcher.times.isEmpty()) {
                throw new IllegalStateException("no frames and no word");
            }
        } catch (BadInputException e) {
            System.out.println("  " + e.code());
        }
        if ((System.nanoTime() - start) / 1e9 > MOST_SECONDS) {
            throw new IllegalStateException("took " + (System.nanoTime() - start) / 1e9 + " s");
        }
    }
}
