package io.reprise.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Phd2ReaderTest {
    private static final String HEADER = "youtubeId,start,duration,user_id,video_duration,is_last\n";

    @TempDir
    Path folder;

    private Dataset read(String text) throws BadInputException {
        Path file = folder.resolve("a.csv");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Phd2Reader.read(file);
    }

    @Test
    void gathersUsersVideosAndGifs() throws BadInputException {
        Dataset data = read("\uFEFF" + HEADER + "v1,1.5,2,u,10,False\n\nv2,0,1.25,u,-1,True\nv1,3,9,u,10,False\n"
                + "v1,1.5,2,w,10,true\n");
        assertThat(data.users()).hasSize(2);
        DatasetUser user = data.users().get(0);
        assertThat(user.historySize()).isEqualTo(2);
        // a GIF past the video's end makes it longer; an unknown length is the last GIF's end
        assertThat(user.history().get(0).samples()).isEqualTo(120);
        assertThat(user.target().orElseThrow().samples()).isEqualTo(12);
        assertThat(user.target().orElseThrow().durationMicros()).isEqualTo(1_250_000);
        assertThat(user.history().get(0).gifs().get(1).samples()).isEqualTo(new SampleRange(15, 35));
        assertThat(data.sha256()).hasSize(64);
    }

    /** As many rows and users as PHD2's training file has; rows of a video need not be next to each other. */
    @Test
    void readsTwoHundredThousandRows() throws BadInputException {
        int rows = 201_527;
        int users = 12_972;
        StringBuilder text = new StringBuilder(HEADER);
        for (int row = 0; row < rows; row++) {
            int user = row % users;
            int ofUser = row / users;
            text.append("v").append(user).append('_').append(ofUser / 2).append(',');
            text.append(ofUser % 2 * 10).append(".5,2.25,u").append(user).append(",60,False\n");
        }
        Dataset data = read(text.toString());
        assertThat(data.users()).hasSize(users);
        assertThat(data.gifs()).isEqualTo(rows);
        assertThat(data.targets()).isEmpty();
        DatasetUser first = data.users().get(0);
        assertThat(first.videos()).hasSize(8); // 16 rows, two a video
        assertThat(first.videos().get(3).gifs().get(0).samples()).isEqualTo(new SampleRange(105, 127));
    }

    @Test
    void columnsMayBeInAnotherOrder() throws BadInputException {
        assertThat(read("extra,is_last,user_id,youtubeId,start,duration,video_duration\nx,True,u,v,1,2,9\n")
                        .gifs())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v,x,2,u,10,True | row 3: column start is 'x', not a number of seconds",
                "v,NaN,2,u,10,True | row 3: column start is 'NaN', not a number of seconds",
                "v,,2,u,10,True | row 3: column start is '', not a number",
                "v,-1,2,u,10,True | row 3: column start is -1, a time cannot be negative",
                "v,1,-2,u,10,True | row 3: column duration is -2, a time cannot be negative",
                "v,1,2,u,-3,True | row 3: column video_duration is -3; a length is positive, or -1",
                "v,1e999999999,2,u,10,True | no time that a video can have",
                "v,1e-999999999,2,u,10,True | no time that a video can have",
                "v,1,2,,10,True | row 3: column user_id is empty",
                "v,1,2,u,10,maybe | row 3: column is_last is 'maybe', neither True nor False",
                "v,1,2,u,10 | row 3: 5 fields where the header has 6",
                "v0,0,1,u,9,False | row 3: the same GIF of the same user as in an earlier row",
                "v0,2,1,u,9,True | row 3: user u has video v0 both as the last one and as history",
            })
    void namesTheRow(String row, String message) {
        assertThatThrownBy(() -> read(HEADER + "v0,0,1,u,9,False\n" + row + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("a.csv")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThatThrownBy(() -> read("youtubeId,start\n")).hasMessageContaining("lacks duration, user_id");
        assertThatThrownBy(() -> read("")).hasMessageContaining("lacks youtubeId");
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("no annotations");
        assertThatThrownBy(() -> read(HEADER + "v,0,1,u,9,True\nw,0,1,u,9,True\n"))
                .hasMessageContaining("row 3: user u has a second video marked as the last one, w");
        assertThatThrownBy(() -> Phd2Reader.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Phd2Reader.read(folder.resolve("none.csv")))
                .hasMessageContaining("no file")
                .hasMessageContaining("none.csv");
    }

    @Test
    void dropsDuplicatesWhereAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("d.csv"), HEADER + "v,0,1,u,9,True\nv,0,1,u,9,True\n");
        assertThat(Phd2Reader.read(file, Duplicates.DROP).gifs()).isEqualTo(1);
    }

    @Test
    void readsTheRealFile() throws BadInputException {
        Dataset data = Phd2Reader.read(SharedData.require("phd2/testing.csv"));
        assertThat(data.targets()).hasSize(850);
        assertThat(data.gifs()).isEqualTo(20_488);
    }
}
