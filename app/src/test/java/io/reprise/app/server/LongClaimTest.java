package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small file that claims to last for days is bounded before the work: one clear answer, and others go on. */
class LongClaimTest extends WithServer {
    @Test
    @Timeout(240)
    void hundredHoursInAFewKilobytes() throws Exception {
        start();
        byte[] gif = DrawnGif.of(550, 65_535); // each shown for the longest time a GIF can say: 100 hours in all
        assertThat(gif.length).isLessThan(300_000);
        JsonNode video = http.send("POST", "/api/v1/videos?name=days", BodyPublishers.ofByteArray(gif))
                .json();
        JsonNode job = http.finished(video.path("job").asText());
        String path = "/api/v1/videos/" + video.path("id").asText();
        if (job.path("state").asText().equals("done")) {
            assertThat(http.get(path).json().path("duration").asDouble()).isGreaterThan(300_000);
            assertThat(http.get(path + "/suggestions?all=true").status()).isEqualTo(200);
            Http.Answer tiny = http.get(path + "/suggestions?all=true&segments=uniform:0.1");
            assertThat(tiny.status()).as(tiny.text()).isEqualTo(400);
            assertThat(tiny.text()).contains("segments").doesNotContain("Exception");
        } else {
            assertThat(job.path("error").path("code").asText()).isNotIn("bug", "", "memory-limit");
            assertThat(http.get(path + "/suggestions").status()).isEqualTo(422);
        }
        assertThat(http.get("/health").status()).isEqualTo(200);
    }
}
