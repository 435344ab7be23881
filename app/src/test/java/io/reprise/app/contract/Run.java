package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** One run of the program within this process, and what must hold of every run. */
record Run(int exitCode, String out, String err, double seconds) {
    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long start = System.nanoTime();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(code, out.toString(), err.toString(), (System.nanoTime() - start) / 1e9);
    }

    /** Ends with 0, or with 3 and one clear line; in a minute; without a stack trace. */
    Run isCivil(String what) {
        assertThat(exitCode).as("exit code of %s, which says %s", what, err).isIn(0, 3);
        assertThat(seconds).as("seconds for %s", what).isLessThan(60);
        assertThat(err).as(what).doesNotContain("\tat ", "Exception", "bug of ours");
        List<String> errors =
                err.lines().filter(line -> line.startsWith("reprise: ")).toList();
        assertThat(errors).as("error lines of %s: %s", what, err).hasSize(exitCode == 0 ? 0 : 1);
        return this;
    }

    /** A bad input, told in a line that holds these words. */
    void isBadInput(String... words) {
        isCivil(String.join(" ", words));
        assertThat(exitCode).isEqualTo(3);
        assertThat(err).contains(words);
    }

    /** In the folder are GIFs that Java's own decoder reads, and nothing else; as many as the run says. */
    static void onlyWholeGifs(Path folder, int exitCode) throws IOException {
        if (!Files.exists(folder)) {
            assertThat(exitCode).isEqualTo(3);
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString()).endsWith(".gif").doesNotStartWith(".");
                assertThat(frames(file)).as("frames of %s", file).isPositive();
            }
        }
    }

    static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            int count = reader.getNumImages(true);
            for (int i = 0; i < count; i++) {
                reader.read(i);
            }
            return count;
        } finally {
            reader.dispose();
        }
    }
}
