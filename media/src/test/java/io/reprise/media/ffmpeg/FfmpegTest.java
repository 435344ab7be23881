package io.reprise.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

class FfmpegTest {
    @Test
    void loadsAndNamesItsVersion() {
        assertThat(Ffmpeg.version()).startsWith("8.");
    }

    @Test
    void errorsAreWords() throws FfmpegException {
        assertThat(Ffmpeg.check(3, "counting")).isEqualTo(3);
        assertThatThrownBy(() -> Ffmpeg.check(avutil.AVERROR_INVALIDDATA(), "reading"))
                .isInstanceOf(FfmpegException.class)
                .hasMessage("reading: Invalid data found when processing input");
    }

    @Test
    void scopeFreesInReverseOrderOnce() {
        List<String> freed = new ArrayList<>();
        NativeScope scope = new NativeScope();
        try (scope) {
            scope.onClose(() -> freed.add("first"));
            scope.onClose(() -> freed.add("second"));
        }
        scope.close();
        assertThat(freed).containsExactly("second", "first");
    }

    @Test
    void missingMemoryIsTold() {
        try (NativeScope scope = new NativeScope()) {
            assertThatThrownBy(() -> scope.own((BytePointer) null, p -> {})).isInstanceOf(OutOfMemoryError.class);
        }
    }
}
