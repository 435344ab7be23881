package io.reprise.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EdgeCasesTest {
    @TempDir
    Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatIsNoVideo() throws IOException {
        Files.createFile(folder.resolve("empty.mp4"));
        Files.writeString(folder.resolve("text.mp4"), "To be, or not to be, that is the question.\n".repeat(50));
        Files.write(folder.resolve("sound.wav"), wav());
        Run.of("make", at("none.mp4")).isBadInput("no such file", "none.mp4");
        Run.of("make", folder.toString()).isBadInput("is a folder");
        Run.of("make", at("empty.mp4")).isBadInput("is empty", "empty.mp4");
        Run.of("make", at("text.mp4")).isBadInput("text.mp4");
        Run.of("make", at("sound.wav")).isBadInput("sound.wav");
    }

    @Test
    void oddNames() throws IOException {
        for (String name :
                new String[] {"a b.gif", "it's \"it\".gif", "-dash.gif", "кот 猫.gif", "@x.gif", "a@1-2.gif"}) {
            Path video = Gifs.draw(folder.resolve(name), 12, 10);
            Path out = folder.resolve("out of " + name);
            Run run = Run.of("make", video.toString(), "--out", out.toString(), "--like", video.toString(), "--quiet");
            assertThat(run.isCivil(name).exitCode()).as(run.err()).isZero();
            Run.onlyWholeGifs(out, 0);
        }
    }

    @Test
    void oneFrameAndThreeHours() throws IOException {
        Path one = Gifs.draw(folder.resolve("one.gif"), 1, 10);
        Path hours = Gifs.draw(folder.resolve("hours.gif"), 17, 65_000);
        for (Path video : new Path[] {one, hours}) {
            Path out = folder.resolve(video.getFileName() + ".out");
            Run run = Run.of("make", video.toString(), "--out", out.toString(), "--json");
            assertThat(run.isCivil(video.toString()).exitCode()).as(run.err()).isZero();
            Run.onlyWholeGifs(out, 0);
        }
    }

    @Test
    void jsonIsTheContracts() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 60, 10);
        Run run = Run.of(
                "suggest",
                video.toString(),
                "--json",
                "--all",
                "--segments",
                "uniform:1.5",
                "--like",
                video + "@1-2",
                "--like",
                at("none.gif"));
        JsonNode root = JsonMapper.builder().build().readTree(run.out());
        assertThat(root.fieldNames())
                .toIterable()
                .containsExactly(
                        "video",
                        "encoder",
                        "ranker",
                        "user",
                        "history",
                        "personalised",
                        "confidence",
                        "cuts",
                        "segments",
                        "suggestions",
                        "warnings",
                        "timings");
        assertThat(root.get("history").asInt()).isEqualTo(1);
        assertThat(root.get("personalised").asBoolean()).isTrue();
        assertThat(root.get("warnings").toString()).contains("none.gif");
        JsonNode segments = root.get("segments");
        assertThat(segments.size()).isEqualTo(4);
        assertThat(segments.get(3).get("start").asDouble()).isEqualTo(4.5);
        assertThat(segments.get(3).get("end").asDouble())
                .isEqualTo(root.get("video").get("duration").asDouble());
        assertThat(segments.get(0).get("parts").fieldNames())
                .toIterable()
                .contains("similarity", "generic", "position");
        for (JsonNode suggestion : root.get("suggestions")) {
            boolean overlaps = suggestion.get("start").asDouble() < 2
                    && suggestion.get("end").asDouble() > 1;
            assertThat(overlaps)
                    .as("what was made before is not suggested again")
                    .isFalse();
        }
    }

    @Test
    void anUnreadableHighlightDoesNotStopTheRest() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 30, 10);
        Files.writeString(folder.resolve("bad.gif"), "no gif");
        Run run = Run.of("suggest", video.toString(), "--like", at("bad.gif"), "--json");
        assertThat(run.isCivil("bad like").exitCode()).isZero();
        assertThat(run.err()).contains("warning: ", "bad.gif");
        assertThat(run.out()).contains("\"personalised\" : false");
    }

    @Test
    void aTimelineIsWrittenEditedAndRendered() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 60, 10);
        Path timeline = folder.resolve("t.json");
        assertThat(Run.of("suggest", video.toString(), "--timeline", timeline.toString())
                        .exitCode())
                .isZero();
        Files.writeString(
                timeline,
                "{\"video\": {\"path\": \"" + video + "\"}, \"suggestions\": [{\"start\": 1, \"end\": 2.5}]}");
        Run run = Run.of("make", "--timeline", timeline.toString(), "--out", at("out"), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Run.frames(folder.resolve("out/v-01.gif"))).isBetween(13, 17);
        Files.writeString(timeline, "{\"video\": {\"path\": \"v\"}, \"suggestions\": [{\"start\": 3, \"end\": 2.5}]}");
        Run.of("make", "--timeline", timeline.toString()).isBadInput("suggestion 1", "2.5");
    }

    @Test
    void oneBadVideoOfSeveralDoesNotStopTheOthers() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 30, 10);
        Path twin = Gifs.draw(Files.createDirectory(folder.resolve("other")).resolve("v.gif"), 20, 10);
        Run run = Run.of(
                "make",
                video.toString(),
                at("none.mp4"),
                twin.toString(),
                "--out",
                at("out"),
                "--json",
                "--quiet",
                "--top",
                "1");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        JsonNode root = JsonMapper.builder().build().readTree(run.out());
        assertThat(root.size()).isEqualTo(3);
        assertThat(root.get(1).get("error").get("message").asText()).contains("none.mp4");
        assertThat(folder.resolve("out").toFile().list()).containsExactlyInAnyOrder("v-01.gif", "v-2-01.gif");
    }

    @Test
    void wrongUsage() {
        for (String args : new String[] {
            "make",
            "make x.mp4 --top 0",
            "make x.mp4 --min-length 5 --max-length 3",
            "suggest x.mp4 --segments 5",
            "make x.mp4 --format bmp",
            "make x.mp4 --max-size 8XB",
            "make x.mp4 --width one",
            "suggest",
            "suggest a b",
            "make x.mp4 --threads 0",
            "make x.mp4 --like a.mp4@5-3",
            "nonsense"
        }) {
            Run run = Run.of(args.split(" "));
            assertThat(run.exitCode()).as("%s: %s", args, run.err()).isEqualTo(2);
            assertThat(run.err().lines()).as(args).hasSize(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void whatIsMissingByName() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 20, 10);
        for (String option : new String[] {"--encoder nonsense", "--ranker nonsense", "--ranker /none.safetensors"}) {
            String[] args = ("suggest " + video + " " + option).split(" ");
            Run run = Run.of(args);
            assertThat(run.exitCode())
                    .as("%s: %s", Arrays.toString(args), run.err())
                    .isEqualTo(4);
            assertThat(run.err().lines().filter(line -> line.startsWith("reprise: ")))
                    .hasSize(1);
        }
    }

    @Test
    void nowhereToWrite() throws IOException {
        Path video = Gifs.draw(folder.resolve("v.gif"), 20, 10);
        Run.of("make", video.toString(), "--out", video.toString()).isBadInput("cannot write to");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        boolean root = !closed.toFile().setWritable(false) || Files.isWritable(closed);
        if (root) {
            System.err.println("SKIPPED: permissions do not bind this user, so no folder is closed to it");
        }
        assumeTrue(!root, "permissions do not bind this user");
        Run.of("make", video.toString(), "--out", closed.toString()).isBadInput("cannot write to");
    }

    /** A second of silence: sound without a video stream. */
    private static byte[] wav() {
        byte[] wav = new byte[44 + 16000];
        byte[] head = {
            'R',
            'I',
            'F',
            'F',
            (byte) 0xa4,
            0x3e,
            0,
            0,
            'W',
            'A',
            'V',
            'E',
            'f',
            'm',
            't',
            ' ',
            16,
            0,
            0,
            0,
            1,
            0,
            1,
            0,
            0x40,
            0x1f,
            0,
            0,
            (byte) 0x80,
            0x3e,
            0,
            0,
            2,
            0,
            16,
            0,
            'd',
            'a',
            't',
            'a',
            (byte) 0x80,
            0x3e,
            0,
            0
        };
        System.arraycopy(head, 0, wav, 0, head.length);
        return wav;
    }
}
