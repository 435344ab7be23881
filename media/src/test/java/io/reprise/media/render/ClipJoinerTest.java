package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipJoinerTest {
    @TempDir
    Path folder;

    private VideoInfo clip(String name, int width, int grey, int frames) throws Exception {
        Path file = folder.resolve(name);
        byte[] rgb = new byte[3 * width * 48];
        Arrays.fill(rgb, (byte) grey);
        try (Mp4Writer writer = new Mp4Writer(file, new Mp4Writer.Plan(width, 48, 10, 20, 1, 44_100, 0, ""))) {
            for (int i = 0; i < frames; i++) {
                writer.picture(i * 100_000L, (i + 1) * 100_000L, rgb);
            }
            writer.finish();
        }
        return VideoProbe.probe(file);
    }

    @Test
    void clipsFollowEachOtherInTheFirstOnesSize() throws Exception {
        Path joined = folder.resolve("joined.mp4");
        List<TimeRange> bounds =
                ClipJoiner.join(List.of(clip("a.mp4", 64, 30, 20), clip("b.mp4", 96, 220, 10)), joined, 1, () -> false);
        assertThat(bounds).containsExactly(new TimeRange(0, 2_000_000), new TimeRange(2_000_000, 3_000_000));
        VideoInfo video = VideoProbe.probe(joined);
        assertThat(video.width()).isEqualTo(64);
        assertThat(video.height()).isEqualTo(48);
        assertThat(video.durationMicros()).isCloseTo(3_000_000, within(20_000L));
    }
}
