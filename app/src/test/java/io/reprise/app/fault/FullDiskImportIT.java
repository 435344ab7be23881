package io.reprise.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reprise.app.server.DrawnGif;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code history import} onto a disk that fills: at the store's own file, at the first GIF, after some. One line says so, what
 * was in the history stays, what was imported before the disk was full is whole, nothing unfinished lies about, and the same
 * command finishes once there is room.
 */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("faults")
class FullDiskImportIT {
    private static final int GIFS = 8;
    private static final int LEVELS = 200;
    private static final Pattern COUNTS = Pattern.compile("listed (\\d+) of (\\d+) files");

    /** Run with the home, its cache elsewhere, the folder of GIFs, the room in kB, and the command. */
    private static final String SCRIPT = """
            home=$1 cache=$2 gifs=$3 room=$4 command=$5
            files() { find "$home/media" -type f | wc -l; }
            listed() { "$command" history list --json | grep -c '"id"'; }
            mount -t tmpfs -o size=100m,mode=700 tmpfs "$home" && ln -s "$cache" "$home/cache" || exit 99
            "$command" history add "$gifs/0.gif" --quiet >/dev/null || exit 98
            used=$(du -sk "$home" | cut -f1)
            mount -o remount,size=$((used + room))k "$home" || exit 97
            "$command" history import "$gifs" --quiet >/dev/null
            echo "code $?"
            find "$home" -name '*.part' -o -name '*part-*'
            mount -o remount,size=100m "$home" || exit 96
            echo "listed $(listed) of $(files) files"
            "$command" history import "$gifs" --quiet >/dev/null
            echo "code $?"
            echo "listed $(listed) of $(files) files"
            """;

    @TempDir
    Path folder;

    /** Eight GIFs of noise, no two alike, of some 60 kB. */
    private Path gifs() throws IOException {
        Path gifs = Files.createDirectory(folder.resolve("gifs"));
        for (int i = 0; i < GIFS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            List<BufferedImage> pictures =
                    IntStream.range(0, 8).mapToObj(one -> noise(random.split())).toList();
            Files.write(gifs.resolve(i + ".gif"), DrawnGif.of(pictures, 20));
        }
        return gifs;
    }

    private static BufferedImage noise(SplittableRandom random) {
        BufferedImage picture = new BufferedImage(120, 80, BufferedImage.TYPE_BYTE_INDEXED);
        int dark = random.nextInt(LEVELS);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.getRaster().setSample(x, y, 0, dark + random.nextInt(256 - LEVELS));
            }
        }
        return picture;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 60, 200, 500})
    void itSaysSoAndFinishesOnceThereIsRoom(int room) throws Exception {
        assumeTrue(FullDiskIT.mayMount(), "file systems can't be mounted here: unshare -m fails");
        Path home = Files.createDirectory(folder.resolve("home"));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        String command = System.getProperty("reprise.command", "");
        ProcessBuilder builder = new ProcessBuilder("unshare", "-m", "bash", "-c", SCRIPT, "full");
        for (Object each : List.of(home, cache, gifs(), room, command)) {
            builder.command().add(each.toString());
        }
        builder.environment().put("REPRISE_HOME", home.toString());
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        String said = Files.readString(err);
        List<String> lines = Files.readAllLines(out);
        System.out.printf("%d kB left: %s %s%n", room, lines, said.strip());
        assertThat(code).as(said).isZero();
        assertThat(lines).as("%s", said).hasSize(4);
        assertThat(lines.get(0)).as("a full disk").isEqualTo("code 3");
        assertThat(said.lines()).as("one line, once").hasSize(1);
        assertThat(said).contains("space").doesNotContain("\tat ", "Exception", "bug of ours");
        requireWhole(lines.get(1), 1);
        assertThat(lines.get(2)).isEqualTo("code 0");
        requireWhole(lines.get(3), GIFS);
    }

    /** As many files as the listed highlights keep: each its GIF and the copy that plays in a browser. */
    private static void requireWhole(String line, int least) {
        Matcher counts = COUNTS.matcher(line);
        assertThat(counts.matches()).as(line).isTrue();
        int listed = Integer.parseInt(counts.group(1));
        assertThat(listed).as(line).isBetween(least, GIFS);
        assertThat(Integer.parseInt(counts.group(2))).as(line).isEqualTo(2 * listed);
    }
}
