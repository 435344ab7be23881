package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.RankerName;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.spark.measure.DrawnVideo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends in one line and the product's exit code, before anything is written. */
class BadInputTest {
    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final int MISSING = 4;
    private static final FeatureSpec SPEC = FeatureSpec.single("drawn/1", 4);

    @TempDir
    Path folder = Path.of("");

    private String histories = "";
    private String offers = "";

    @BeforeEach
    void write() throws Exception {
        histories = table("histories.csv", "user_id,youtubeId,start,end", "ann,v1,1,3");
        offers = table("offers.csv", "user_id,youtubeId", "ann,v1");
    }

    private String table(String name, String... lines) throws Exception {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private String catalogue() throws Exception {
        Path catalogue = folder.resolve("catalogue");
        VideoAnalysis video = new DrawnVideo(SPEC, 30 * Micros.PER_SECOND, 1_000_000).draw("v1");
        LocalSpark.catalogue(LocalSpark.session(), catalogue, SPEC, Map.of("v1", video));
        return catalogue.toString();
    }

    @Test
    void aMissingColumn() throws Exception {
        String bad = table("bad.csv", "user_id,youtubeId,start", "ann,v1,1");
        String catalogue = catalogue();
        assertLine(INPUT, "lacks the column end", suggest(catalogue, bad, offers));
        String lines = table("bad.jsonl", "{\"user_id\":\"ann\",\"youtubeId\":\"v1\",\"end\":2}");
        assertLine(INPUT, "lacks the column start", suggest(catalogue, lines, offers));
        LocalSpark.session().read().json(lines).write().parquet(folder + "/bad.parquet");
        assertLine(INPUT, "lacks the column start", suggest(catalogue, folder + "/bad.parquet", offers));
        String users = table("users.csv", "user_id,video", "ann,v1");
        assertLine(INPUT, "lacks the column youtubeId", suggest(catalogue, histories, users));
        String phd2 = table("phd2.csv", "youtubeId,start,duration,user_id,is_last", "v1,1,2,ann,True");
        String[] outs = {"--annotations", phd2, "--out", folder.resolve("out").toString()};
        for (String command : List.of("suggest", "pairs", "dataset")) {
            List<String> args = new ArrayList<>(List.of(command, catalogue));
            args.addAll(List.of(outs));
            assertLine(INPUT, "lacks the column video_duration", args.toArray(String[]::new));
        }
    }

    @Test
    void anUnknownUser() throws Exception {
        String[] args = suggest(catalogue(), histories, offers, "--user", "zoe");
        assertLine(MISSING, "there is no user 'zoe'", args);
    }

    @Test
    void aRankerOfAnotherEncoder() throws Exception {
        FeatureSpec other = FeatureSpec.single("other/1", 4);
        Tensor numbers = new Tensor(new int[] {4}, new float[] {1, 1, 1, 1});
        Path model = folder.resolve("svm.safetensors");
        new Model(
                        new ModelInfo(RankerName.HIGHLIGHT_SVM.id(), other, Map.of(), "00", 1, Map.of(), Instant.EPOCH),
                        Map.of("weight", numbers, "input.mean", numbers, "input.scale", numbers))
                .write(model);
        String[] args = suggest(catalogue(), histories, offers, "--ranker", model.toString());
        assertLine(MISSING, "other/1", args);
    }

    @Test
    void aCatalogueOfAnotherEncoder() throws Exception {
        Path video = Files.writeString(folder.resolve("v2.mp4"), "never opened");
        assertLine(MISSING, "holds drawn/1", "features", video.toString(), "--out", catalogue());
    }

    @Test
    void whereNothingCanBeWritten() throws Exception {
        String[] args = suggest(catalogue(), histories, offers);
        args[List.of(args).indexOf("--out") + 1] = "nowhere://host/out";
        assertLine(INPUT, "cannot use nowhere://host/out", args);
        args[List.of(args).indexOf("--out") + 1] = offers + "/out";
        assertLine(INPUT, "cannot use " + offers, args);
    }

    @Test
    void anUnreadableFileSystem() throws Exception {
        assertLine(
                INPUT, "cannot use nowhere://host/catalogue", suggest("nowhere://host/catalogue", histories, offers));
        assertLine(INPUT, "cannot use s3a://bucket/catalogue", suggest("s3a://bucket/catalogue", histories, offers));
        assertLine(INPUT, "cannot use nowhere://host", suggest(catalogue(), "nowhere://host/h.csv", offers));
        assertLine(INPUT, "there is no video at", "features", folder + "/*.mkv", "--out", folder.toString());
    }

    @Test
    void valuesThereAreNot() {
        assertLine(USAGE, "--histories and --offers", "suggest", "c", "--out", "o");
        assertLine(USAGE, "at least 1 moment", suggest("c", histories, offers, "--top", "0"));
    }

    @Test
    void aRowThatMakesNoSense() throws Exception {
        String bad = table("bad.csv", "user_id,youtubeId,start,end", "ann,v1,5,2");
        assertLine(INPUT, "the history of user ann has a highlight from 5 to 2", suggest(catalogue(), bad, offers));
    }

    private String[] suggest(String catalogue, String from, String to, String... more) {
        List<String> args = new ArrayList<>(List.of("suggest", catalogue, "--histories", from, "--offers", to));
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static void assertLine(int code, String words, String... args) {
        StringWriter err = new StringWriter();
        int found = Main.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(err.toString().strip().lines()).singleElement().asString().contains(words);
        assertThat(found).isEqualTo(code);
    }
}
