package io.reprise.media.render;

import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.RgbPicture;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A video that shows in each picture the number of the picture: twelve bars, black or white, the highest bit left, above
 * a colour that changes with it.
 *
 * @param width columns
 * @param height rows
 * @param container FFmpeg's name of it
 * @param timesMicros when each picture is shown
 * @param keyFrameEvery pictures from one key frame to the next
 */
record CounterVideo(int width, int height, String container, long[] timesMicros, int keyFrameEvery) {
    private static final int BITS = 12;

    /** At a constant rate. */
    static CounterVideo of(String container, double framesPerSecond, int frames) {
        long[] times = LongStream.range(0, frames)
                .map(i -> Math.round(i * 1e6 / framesPerSecond))
                .toArray();
        return new CounterVideo(240, 136, container, times, 1000);
    }

    CounterVideo sized(int columns, int rows) {
        return new CounterVideo(columns, rows, container, timesMicros, keyFrameEvery);
    }

    Path write(Path folder) throws Exception {
        Path file = folder.resolve("counter." + container);
        try (OutputFile out = new OutputFile(file, container);
                RgbPicture picture = new RgbPicture(width, height);
                StreamEncoder encoder = encoder()) {
            var stream = out.add(encoder);
            out.start(Map.of(), Map.of());
            for (int i = 0; i < timesMicros.length; i++) {
                encoder.send(picture.convert(picture(i), Math.round(timesMicros[i] * 0.06)));
                out.write(encoder, stream, timestamp -> 2400);
            }
            encoder.send(null);
            out.write(encoder, stream, timestamp -> 2400);
            out.finish();
        }
        return file;
    }

    /** H.264, which does not do odd sizes, or MPEG-4. */
    private StreamEncoder encoder() throws FfmpegException {
        boolean odd = width % 2 == 1 || height % 2 == 1;
        return new StreamEncoder(
                odd ? "mpeg4" : "libopenh264",
                c -> {
                    c.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
                    c.time_base(avutil.av_make_q(1, 60_000)).gop_size(keyFrameEvery);
                    c.framerate(avutil.av_make_q(25, 1)).bit_rate(100_000_000);
                    c.qmin(odd ? 2 : 10).qmax(odd ? 2 : 10);
                    c.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
                    c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
                },
                odd ? Map.of() : Map.of("allow_skip_frames", "0"));
    }

    byte[] picture(int number) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                boolean bar = y < height / 2;
                int bit = number >> (BITS - 1 - x * BITS / width) & 1;
                rgb[at] = (byte) (bar ? 30 + 195 * bit : 40 + 7 * (number % 20));
                rgb[at + 1] = (byte) (bar ? 30 + 195 * bit : 60 + 100 * x / width);
                rgb[at + 2] = (byte) (bar ? 30 + 195 * bit : 180 - 100 * y / height);
            }
        }
        return rgb;
    }

    /** The number a picture shows. */
    static int number(BufferedImage picture) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = (2 * bit + 1) * picture.getWidth() / (2 * BITS);
            int green = picture.getRGB(x, picture.getHeight() / 4) >> 8 & 0xff;
            number = 2 * number + (green > 127 ? 1 : 0);
        }
        return number;
    }
}
