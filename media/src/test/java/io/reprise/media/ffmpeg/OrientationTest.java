package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrientationTest {
    private static final int ONE = 1 << 16;

    @Test
    void readsTheEightWaysToHoldAPicture() {
        assertThat(Orientation.ofMatrix(ONE, 0, 0, ONE)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.ofMatrix(0, ONE, -ONE, 0)).isEqualTo(new Orientation(1, false));
        assertThat(Orientation.ofMatrix(-ONE, 0, 0, -ONE)).isEqualTo(new Orientation(2, false));
        assertThat(Orientation.ofMatrix(0, -ONE, ONE, 0)).isEqualTo(new Orientation(3, false));
        assertThat(Orientation.ofMatrix(-ONE, 0, 0, ONE)).isEqualTo(new Orientation(0, true));
        assertThat(Orientation.ofMatrix(ONE, 0, 0, -ONE)).isEqualTo(new Orientation(2, true));
    }
}
