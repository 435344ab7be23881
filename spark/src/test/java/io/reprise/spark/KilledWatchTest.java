package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.spark.measure.DrawnVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code watch} that is killed again and again comes to what one comes to that is left alone. */
@Tag("slow")
@Tag("faults")
class KilledWatchTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 8);
    private static final String OFFERS = line("offer", "ann", "v0", "")
            + line("offer", "bob", "v1", "")
            + line("highlight", "ann", "v3", ",\"start\":10,\"end\":13");
    private static final String MORE = line("highlight", "ann", "v4", ",\"start\":20,\"end\":23")
            + line("rejected", "bob", "v1", ",\"start\":5,\"end\":9")
            + line("offer", "ann", "v2", "");

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void draw() throws Exception {
        Map<String, VideoAnalysis> videos = new LinkedHashMap<>();
        for (int v = 0; v < 5; v++) {
            videos.put("v" + v, new DrawnVideo(SPEC, 60 * Micros.PER_SECOND, 500_000).draw("v" + v));
        }
        LocalSpark.catalogue(LocalSpark.session(), folder.resolve("catalogue"), SPEC, videos);
    }

    @Test
    void everyEventTakesEffectOnceAfterKills() throws Exception {
        event("alone", "1", OFFERS);
        try (Program program = watch("alone", "--every", "1")) {
            program.await(() -> Files.exists(done("alone", "suggestions/batch=0/_SUCCESS")));
            event("alone", "2", MORE);
            program.killWhen(() -> Files.exists(done("alone", "suggestions/batch=1/_SUCCESS")));
        }

        event("killed", "1", OFFERS);
        // while the events of a batch are stored; when they are; when its answers are, which may be before it is
        // committed
        killed("events/batch=0");
        killed("events/batch=0/_SUCCESS");
        killed("suggestions/batch=0/_SUCCESS");
        event("killed", "2", MORE);
        killed("events/batch=1/_SUCCESS");
        try (Program program = watch("killed", "--once")) {
            assertThat(program.end()).as(program.said()).isZero();
        }

        assertThat(rows("killed", "events")).isEqualTo(rows("alone", "events")).hasSize(6);
        assertThat(rows("killed", "suggestions"))
                .isEqualTo(rows("alone", "suggestions"))
                .hasSize(5);
    }

    private void killed(String happened) throws Exception {
        Files.deleteIfExists(done("killed", happened)); // of the run before
        try (Program program = watch("killed", "--every", "1")) {
            program.killWhen(() -> Files.exists(done("killed", happened)));
        }
    }

    private Program watch(String name, String... how) throws Exception {
        String[] args = {
            "watch", folder.resolve("catalogue").toString(),
            "--events", done(name, "arriving").toString(),
            "--out", folder.resolve(name).toString(),
            "--checkpoint", done(name, "checkpoint").toString(),
        };
        String[] all = new String[args.length + how.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(how, 0, all, args.length, how.length);
        return Program.start(folder.resolve(name + ".log"), all);
    }

    private Path done(String name, String what) {
        return folder.resolve(name).resolve(what);
    }

    /** Files appear whole, as the job wants it. */
    private void event(String name, String file, String lines) throws Exception {
        Path to = Files.createDirectories(done(name, "arriving")).resolve(file + ".json");
        Files.move(Files.writeString(folder.resolve(name + file), lines), to);
    }

    private List<String> rows(String name, String table) {
        return LocalSpark.session()
                .read()
                .parquet(done(name, table).toString())
                .drop("place")
                .toJSON()
                .collectAsList()
                .stream()
                .sorted()
                .toList();
    }

    private static String line(String event, String user, String video, String range) {
        return "{\"event\":\"" + event + "\",\"user_id\":\"" + user + "\",\"youtubeId\":\"" + video + "\"" + range
                + "}\n";
    }
}
