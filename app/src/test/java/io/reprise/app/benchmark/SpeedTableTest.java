package io.reprise.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Medians and ratios, worked by hand. */
class SpeedTableTest {
    private static SpeedTable table() {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        seconds.put(SpeedTable.VERSION, List.of(0.5, 0.2, 0.4));
        seconds.put(SpeedTable.MACHINE, List.of(0.1, 0.1, 0.3));
        seconds.put(SpeedTable.COLD, List.of(4.0, 6.0));
        seconds.put(SpeedTable.FFMPEG, List.of(10.0));
        seconds.put(SpeedTable.WARM, List.of(0.6));
        seconds.put(SpeedTable.RENDER, List.of(3.0));
        seconds.put(SpeedTable.GIFSKI, List.of(2.0));
        return SpeedTable.of(seconds);
    }

    @Test
    void mediansAreOfOddAndEvenNumbersOfRuns() {
        assertThat(table().median(SpeedTable.VERSION)).isEqualTo(0.4);
        assertThat(table().median(SpeedTable.COLD)).isEqualTo(5.0);
    }

    @Test
    void eachStageStandsBesideItsLimit() {
        assertThat(table().stages())
                .extracting(SpeedTable.Stage::stage)
                .containsExactly("start", "analyse", "rank", "render");
        assertThat(table().stages().get(1))
                .isEqualTo(new SpeedTable.Stage("analyse", SpeedTable.COLD, 5.0, SpeedTable.FFMPEG, 10.0, 0.5));
        assertThat(table().ratios())
                .containsExactly(
                        entry("version_to_java", 4.0),
                        entry("cold_to_ffmpeg", 0.5),
                        entry("warm_to_version", 0.6 / 0.4),
                        entry("render_to_gifski", 1.5));
    }

    @Test
    void whatCouldNotBeRunIsNamed() {
        assertThat(table().missing()).containsExactly(SpeedTable.RUNTIME, SpeedTable.PALETTES);
    }
}
