package io.reprise.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    private static final String HEADER = "youtubeId,start,duration,user_id,video_duration,is_last\n";

    @TempDir
    Path folder;

    private Dataset read(String rows) throws Exception {
        return Phd2Reader.read(Files.writeString(folder.resolve("a.csv"), HEADER + rows));
    }

    @Test
    void theFileIsNewestFirst() throws Exception {
        Dataset data = read("t,5,2,1,100,True\nnew,9,2,1,100,False\nnew,3,2,1,100,False\nold,7,2,1,100,False\n");
        List<UserVideo> videos = data.users().get(0).videos();
        assertThat(videos).extracting(UserVideo::videoId).containsExactly("old", "new", "t");
        assertThat(videos.get(1).places()).containsExactly(0.04, 0.1);
    }

    @Test
    void theTargetIsTheNewestWhereverItStands() throws Exception {
        Dataset data = read("a,5,2,1,100,False\nt,9,2,1,100,True\nb,3,2,1,100,False\n");
        assertThat(data.users().get(0).videos()).extracting(UserVideo::videoId).containsExactly("b", "a", "t");
    }

    @Test
    void everyNextVideoIsPredictedFromThoseBefore() throws Exception {
        Dataset data = read("""
                t,5,2,1,10,True
                c,9,2,1,100,False
                short,3,2,1,20,False
                a,7,2,1,100,False
                only,7,2,2,100,True
                """);
        Dataset steps = data.prequential(6, 50);
        assertThat(steps.users()).extracting(DatasetUser::id).containsExactly("1", "1");
        assertThat(steps.users().get(0).target().orElseThrow().videoId()).isEqualTo("c");
        assertThat(steps.users().get(0).history())
                .extracting(UserVideo::videoId)
                .containsExactly("a", "short");
        assertThat(steps.users().get(1).target().orElseThrow().videoId()).isEqualTo("t");
        assertThat(steps.users().get(1).history()).hasSize(3);
    }

    @Test
    void whatIsInBothFilesIsLeftOut() throws Exception {
        Dataset training = read("x,5,2,1,100,False\nshared,9,2,1,100,False\nshared,9,2,2,100,False\n");
        Dataset test = Phd2Reader.read(Files.writeString(folder.resolve("b.csv"), HEADER + "shared,1,2,9,100,True\n"));
        Dataset rest = training.without(test);
        assertThat(rest.users()).extracting(DatasetUser::id).containsExactly("1");
        assertThat(rest.users().get(0).videos()).extracting(UserVideo::videoId).containsExactly("x");
    }
}
