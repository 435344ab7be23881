package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small file that claims to last for hours is bounded before the work: one clear answer, and others go on. */
@Timeout(240)
@Tag("slow")
class LongClaimTest extends WithServer {
    /** Where a GIF of this many pictures, each shown for so long, is, once it was analysed. */
    private String analysed(int frames, int hundredths) throws IOException, InterruptedException {
        start();
        byte[] gif = DrawnGif.of(frames, hundredths);
        assertThat(gif.length).isLessThan(300_000);
        JsonNode video = http.send("POST", "/api/v1/videos?name=long", BodyPublishers.ofByteArray(gif))
                .json();
        http.finished(video.path("job").asText());
        return "/api/v1/videos/" + video.path("id").asText();
    }

    @Test
    void stretchesThatWouldBeTooManyAreRefused() throws Exception {
        String path = analysed(550, 3000);
        assertThat(http.get(path).json().path("duration").asDouble()).isGreaterThan(16_000);
        assertThat(http.get(path + "/suggestions?all=true").status()).isEqualTo(200);
        Http.Answer tiny = http.get(path + "/suggestions?all=true&segments=uniform:0.1");
        assertThat(tiny.status()).as(tiny.text()).isEqualTo(400);
        assertThat(tiny.json().path("error").path("fields").findValuesAsText("field"))
                .containsExactly("segments");
        assertThat(tiny.text()).doesNotContain("Exception");
        assertThat(http.get("/health").status()).isEqualTo(200);
    }

    @Test
    void theLongestDelaysOfAGifAreAnswered() throws Exception {
        String path = analysed(550, 65_535); // 100 hours, by what the file says
        for (String question : new String[] {"", "?all=true", "?segments=uniform:0.1", "?segments=uniform:5"}) {
            assertThat(http.get(path + "/suggestions" + question).status())
                    .as(question)
                    .isIn(200, 400, 422);
        }
        assertThat(http.get("/health").status()).isEqualTo(200);
    }
}
