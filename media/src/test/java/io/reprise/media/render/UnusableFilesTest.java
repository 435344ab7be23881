package io.reprise.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reprise.core.error.BadInputException;
import io.reprise.media.VideoProbe;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.RgbPicture;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no video, or one that can't be opened: one line says what each is and what to do. */
class UnusableFilesTest {
    private static final int BLOCKS = 5000;

    @TempDir
    private Path folder;

    private static BadInputException refused(Path file) {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> VideoProbe.probe(file));
        assertThat(refused).as("%s", file).isNotNull().hasMessageContaining(file.toString());
        assertThat(refused.getMessage()).doesNotContain("\n");
        return refused;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.url|[InternetShortcut]\\r\\nURL=https://youtu.be/x\\r\\n|link|download the video",
                "a.desktop|[Desktop Entry]\\nURL=https://youtu.be/x|link|download the video",
                "a.webloc|<?xml version=\"1.0\"?><plist><dict><key>URL</key></dict></plist>|link|download the video",
                "a.txt|https://www.youtube.com/watch?v=abc|link|download the video",
                "a.m3u8|#EXTM3U\\n#EXTINF:4,\\na.ts|link|is a playlist:",
                "b.m3u8|#EXTM3U\\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\\na.ts|link|playlist of an encrypted stream",
                "a.mpd|<?xml version=\"1.0\"?><MPD></MPD>|link|download the video",
                "a.mp4|<!DOCTYPE html><html></html>|not-a-video|a web page",
                "b.mp4|some words|not-a-video|text",
                "c.mp4|%PDF-1.7 |not-a-video|PDF",
                "a.gif|PK\\u0003\\u0004 and so on|not-a-video|an archive",
            })
    void documentsAndLinks(String name, String content, String code, String words) throws Exception {
        String text = content.replace("\\r", "\r").replace("\\n", "\n").replace("\\u0003\\u0004", "\u0003\u0004");
        BadInputException refused = refused(Files.writeString(folder.resolve(name), text));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(words);
    }

    @Test
    void anMp4WithoutItsIndexIsUnfinished() throws Exception {
        byte[] whole = Files.readAllBytes(CounterVideo.of("mp4", 25, 50).write(folder));
        int index = new String(whole, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
        assertThat(index).isPositive();
        for (int bytes : new int[] {index, index + 100}) {
            BadInputException refused =
                    refused(Files.write(folder.resolve("cut" + bytes + ".mp4"), Arrays.copyOf(whole, bytes)));
            assertThat(refused.code()).isEqualTo("unfinished");
            assertThat(refused).hasMessageContaining("moov").hasMessageContaining("copy or download it again");
        }
    }

    @Test
    void commonEncryptionIsTold() throws Exception {
        Path file = folder.resolve("film.mp4");
        try (OutputFile out = new OutputFile(file, "mp4");
                RgbPicture picture = new RgbPicture(64, 64);
                StreamEncoder encoder = new StreamEncoder(
                        "libopenh264",
                        c -> {
                            c.width(64)
                                    .height(64)
                                    .pix_fmt(avutil.AV_PIX_FMT_YUV420P)
                                    .bit_rate(1_000_000);
                            c.time_base(avutil.av_make_q(1, 25)).framerate(avutil.av_make_q(25, 1));
                            c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
                        },
                        Map.of())) {
            var stream = out.add(encoder);
            out.start(
                    Map.of(),
                    Map.of(
                            "encryption_scheme", "cenc-aes-ctr",
                            "encryption_key", "00112233445566778899aabbccddeeff",
                            "encryption_kid", "a7e61c373e219033c21091fa607bf3b8"));
            for (int i = 0; i < 10; i++) {
                encoder.send(picture.convert(new byte[3 * 64 * 64], i));
                out.write(encoder, stream, timestamp -> 1);
            }
            encoder.send(null);
            out.write(encoder, stream, timestamp -> 1);
            out.finish();
        }
        assertThat(refused(file).code()).isEqualTo("encrypted");
    }

    @Test
    void aPieceOfAnEncryptedStreamIsToldByItsNoise() throws Exception {
        byte[] noise = new byte[16 * BLOCKS];
        new Random(3).nextBytes(noise);
        noise[0] = 1;
        assertThat(refused(Files.write(folder.resolve("piece.ts"), noise)).code())
                .isEqualTo("encrypted");
        assertThat(refused(Files.write(folder.resolve("noise.avi"), noise)).code())
                .isEqualTo("not-a-video");
    }
}
