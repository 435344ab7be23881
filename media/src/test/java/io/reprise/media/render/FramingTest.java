package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.InvalidValueException;
import io.reprise.media.ffmpeg.Crop;
import io.reprise.media.ffmpeg.Orientation;
import io.reprise.media.ffmpeg.StoredPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @ParameterizedTest
    @CsvSource({"1920,1080,480,270", "1080,1920,270,480", "1000,1000,480,480", "320,240,320,240", "240,320,240,320"})
    void uprightAndAcrossComeOutEquallyLarge(int width, int height, int shownWidth, int shownHeight) {
        double scale = SizeBound.longer(480).scale(width, height);
        assertThat(Math.round(width * scale)).isEqualTo(shownWidth);
        assertThat(Math.round(height * scale)).isEqualTo(shownHeight);
    }

    @Test
    void aWidthIsAWidth() {
        assertThat(SizeBound.width(480).scale(1080, 1920)).isEqualTo(480 / 1080.0);
        assertThatThrownBy(() -> SizeBound.width(1)).hasMessageContaining("1");
    }

    @ParameterizedTest
    @CsvSource({"auto,AUTO", "none,NONE", "9:16,ASPECT", "2.39:1,ASPECT", "1:1,ASPECT"})
    void cropsAreReadAndWrittenAlike(String text, CropChoice.Kind kind) {
        CropChoice choice = CropChoice.parse(text);
        assertThat(choice.kind()).isEqualTo(kind);
        assertThat(choice).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "16:", "a:b", "0:1", "-1:2", "1:2:3", "1:1000", "NaN:1"})
    void otherCropsAreRefused(String text) {
        assertThatThrownBy(() -> CropChoice.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void coloursAreReadByNameAndByNumber() {
        assertThat(Framing.colour("white")).isEqualTo(0xffffff);
        assertThat(Framing.colour("#12abEF")).isEqualTo(0x12abef);
        assertThat(Framing.colour("000080")).isEqualTo(0x80);
        for (String wrong : new String[] {"", "#fff", "#1234567", "reddish", "#12345g"}) {
            assertThatThrownBy(() -> Framing.colour(wrong)).hasMessageContaining("six hexadecimal digits");
        }
    }

    @Test
    void aShapeIsCutFromTheMiddleHoweverThePictureLies() {
        var across = new StoredPicture(1920, 1080, 1, Orientation.UPRIGHT, Crop.NONE).shaped(9 / 16.0);
        assertThat(across.shownHeight()).isEqualTo(1080);
        assertThat(across.shownWidth()).isBetween(607, 608);
        assertThat(across.crop().left()).isEqualTo(656);
        var turned = new StoredPicture(1920, 1080, 1, new Orientation(1, false), Crop.NONE).shaped(1);
        assertThat(turned.shownWidth()).isEqualTo(1080);
        assertThat(turned.shownHeight()).isEqualTo(1080);
        var squeezed = new StoredPicture(720, 576, 64 / 45.0, Orientation.UPRIGHT, new Crop(0, 72, 0, 72)).shaped(1);
        assertThat(squeezed.shownWidth()).isBetween(431, 433);
        assertThat(squeezed.shownHeight()).isEqualTo(432);
        assertThat(squeezed.crop().top()).isEqualTo(72);
    }
}
