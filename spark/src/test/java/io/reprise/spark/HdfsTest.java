package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.spark.catalogue.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos, catalogue and answers on HDFS, a name node and a data node in this process, are those of local files. */
@Tag("slow")
class HdfsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void hdfsGivesWhatLocalFilesGive() throws Exception {
        Path videos = Files.createDirectories(folder.resolve("videos"));
        DrawnFilm.write(videos.resolve("film.mp4"), 4, 1);
        DrawnFilm.write(videos.resolve("other film.mp4"), 3, 2);
        Files.writeString(videos.resolve("no-video.mp4"), "this is no video");
        String local = folder.resolve("catalogue").toString();
        run("features", videos.toString(), "--out", local);

        MiniDFSCluster hdfs = new MiniDFSCluster.Builder(new Configuration(), folder.toFile())
                .numDataNodes(1)
                .build();
        try {
            String root = hdfs.getFileSystem().getUri().toString();
            hdfs.getFileSystem()
                    .copyFromLocalFile(
                            new org.apache.hadoop.fs.Path(videos.toUri()), new org.apache.hadoop.fs.Path("/videos"));
            String[] features = {"features", root + "/videos/*.mp4", "--out", root + "/catalogue"};
            assertThat(run(features)).contains("2 analysed, 0 there already, 1 failed");
            assertThat(run(features)).contains("0 analysed, 3 there already, 0 failed");
            assertThat(rows(root + "/catalogue")).isEqualTo(rows(local)).hasSize(2);

            Files.writeString(folder.resolve("h.csv"), "user_id,youtubeId,start,end\nann,film,1,3\n");
            Files.writeString(folder.resolve("o.csv"), "user_id,youtubeId\nann,other film\n");
            for (String table : List.of("h.csv", "o.csv")) {
                hdfs.getFileSystem()
                        .copyFromLocalFile(
                                new org.apache.hadoop.fs.Path(
                                        folder.resolve(table).toUri()),
                                new org.apache.hadoop.fs.Path("/" + table));
            }
            suggest(root + "/catalogue", root + "/h.csv", root + "/o.csv", root + "/out");
            suggest(local, folder + "/h.csv", folder + "/o.csv", folder + "/out");
            assertThat(answers(root + "/out"))
                    .isEqualTo(answers(folder + "/out"))
                    .hasSize(1);
        } finally {
            hdfs.shutdown();
        }
    }

    private static void suggest(String catalogue, String histories, String offers, String out) {
        run("suggest", catalogue, "--histories", histories, "--offers", offers, "--out", out);
    }

    /** Every byte of the videos; where they lie differs. */
    private static List<String> rows(String folder) throws Exception {
        return Catalogue.open(LocalSpark.session(), folder)
                .videos()
                .drop("path")
                .orderBy("youtubeId")
                .toJSON()
                .collectAsList();
    }

    private static List<String> answers(String out) {
        return LocalSpark.session()
                .read()
                .parquet(out + "/parquet")
                .selectExpr("user", "youtubeId", "suggestions")
                .toJSON()
                .collectAsList();
    }

    private static String run(String... args) {
        LocalSpark.session();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
