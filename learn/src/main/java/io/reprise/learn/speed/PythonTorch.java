package io.reprise.learn.speed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** python3 with torch, where it is installed: the program that pair training is measured beside. */
final class PythonTorch {
    /** How pairs are trained there. */
    enum Way {
        /** Pairs are sampled, both sides go through the network, as it is commonly written. */
        COMMON("both sides of sampled pairs forwarded, as commonly written"),
        /** The same, written for speed. */
        CAREFUL("both sides of sampled pairs forwarded, with care"),
        /** A video's segments go through once and all pairs are formed from their scores. */
        ONCE("segments forwarded once, with care");

        private final String description;

        Way(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** Debian's own first: another Python on the path seldom has torch. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private static final String SCRIPT = "pair_speed.py";

    private final String python;

    private PythonTorch(String python) {
        this.python = python;
    }

    static Optional<PythonTorch> find() {
        return PYTHONS.stream().filter(PythonTorch::hasTorch).findFirst().map(PythonTorch::new);
    }

    private static boolean hasTorch(String python) {
        try {
            run(List.of(python, "-c", "import torch"));
            return true;
        } catch (IOException e) {
            return false; // no such program, or it knows no torch
        }
    }

    /** Pairs a second of wall time. */
    double train(Way way, PairShape shape, double seconds, int threads) throws IOException {
        Path script = Files.createTempFile("reprise-", "-" + SCRIPT);
        try (InputStream in = Objects.requireNonNull(PythonTorch.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.write(script, in.readAllBytes());
            List<String> command = new ArrayList<>(List.of(python, script.toString()));
            command.add(way.name().toLowerCase(Locale.ROOT));
            command.addAll(List.of(
                    Integer.toString(shape.dim()),
                    shape.history() ? "1" : "0",
                    Integer.toString(shape.videos()),
                    Integer.toString(shape.positives()),
                    Integer.toString(shape.negatives()),
                    Double.toString(seconds),
                    Integer.toString(threads)));
            return Double.parseDouble(run(command).trim());
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.get(0) + " ended with exit code " + process.exitValue());
            }
            return out;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " worked", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
