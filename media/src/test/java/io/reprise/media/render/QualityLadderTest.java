package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityLadderTest {
    @Test
    void theUsualQualityIsEachFormatsUsualSetting() {
        assertThat(QualityLadder.of(Format.GIF, 75).fullCoarseness()).isEqualTo(25);
        assertThat(QualityLadder.of(Format.WEBP, 75).fullCoarseness()).isEqualTo(25);
        assertThat(QualityLadder.of(Format.MP4, 75).fullCoarseness()).isEqualTo(24);
        assertThat(QualityLadder.of(Format.AVIF, 75).fullCoarseness()).isEqualTo(30);
        assertThat(QualityLadder.of(Format.APNG, 75).fullCoarseness()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void lessQualityIsNeverFinerAndNeverBeyondTheFormat(Format format) {
        double before = -1;
        for (int quality = 100; quality >= 1; quality--) {
            double coarseness = QualityLadder.of(format, quality).fullCoarseness();
            assertThat(coarseness).isGreaterThanOrEqualTo(before).isBetween(0.0, 99.0);
            before = coarseness;
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aSizeLimitGoesOnFromTheQualityWished(Format format) {
        for (int quality : new int[] {1, 40, 75, 100}) {
            QualityLadder ladder = QualityLadder.of(format, quality);
            assertThat(ladder.coarseness(0)).isEqualTo(ladder.fullCoarseness());
            assertThat(ladder.coarseness(ladder.detailSteps())).isCloseTo(ladder.mostCoarseness(), within(1e-9));
            assertThat(ladder.detailSteps()).isNotNegative();
        }
        // what is below the ladder's end already has no detail to give
        assertThat(QualityLadder.of(Format.WEBP, 10).detailSteps()).isZero();
    }

    @Test
    void aQualityIsOneToAHundred() {
        assertThat(RenderOptions.DEFAULT.quality()).isEqualTo(75);
        assertThat(RenderOptions.DEFAULT.withQuality(1).quality()).isEqualTo(1);
        for (int wrong : new int[] {0, 101, -5}) {
            assertThatThrownBy(() -> RenderOptions.DEFAULT.withQuality(wrong))
                    .hasMessageContaining("quality")
                    .hasMessageContaining(Integer.toString(wrong));
        }
    }
}
