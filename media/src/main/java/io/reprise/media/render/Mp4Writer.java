package io.reprise.media.render;

import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.OutputFile;
import io.reprise.media.ffmpeg.RgbPicture;
import io.reprise.media.ffmpeg.StreamEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Writes an MP4: H.264 (openh264, 4:2:0) and, if wanted, AAC; the index in front, so that it plays while it loads. */
public final class Mp4Writer implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 90_000;

    /** Finest and coarsest quantiser of the encoder. */
    public static final int FINEST = 1;

    /** Coarsest quantiser. */
    public static final int COARSEST = 51;

    private final NativeScope scope = new NativeScope();
    private final OutputFile file;
    private final StreamEncoder encoder;
    private final RgbPicture picture;
    private final AVStream stream;
    private final @Nullable AacTrack sound;
    private final Map<Long, Long> lengths = new HashMap<>();

    /**
     * What is written.
     *
     * @param width columns, even
     * @param height rows, even
     * @param framesPerSecond about how many pictures a second there will be
     * @param quantiser from {@link #FINEST} to {@link #COARSEST}; 24 looks good
     * @param threads for encoding
     * @param soundRate samples a second of stereo sound, 44100 or 48000
     * @param soundBits bits a second of sound, such as 128000; 0 for none
     * @param comment goes into the file's metadata
     */
    public record Plan(
            int width,
            int height,
            double framesPerSecond,
            int quantiser,
            int threads,
            int soundRate,
            int soundBits,
            String comment) {
        public Plan {
            if (width % 2 != 0 || height % 2 != 0 || width < 2 || height < 2) {
                throw new IllegalArgumentException("an MP4 needs even sizes, not " + width + "x" + height);
            }
            if (quantiser < FINEST || quantiser > COARSEST) {
                throw new IllegalArgumentException("a quantiser is 1 to 51, not " + quantiser);
            }
        }
    }

    /** Starts a file. */
    public Mp4Writer(Path path, Plan plan) throws FfmpegException, IOException {
        boolean started = false;
        try {
            file = new OutputFile(path, "mp4");
            scope.onClose(file::close);
            encoder = new StreamEncoder("libopenh264", context -> configure(context, plan), options(plan));
            scope.onClose(encoder::close);
            picture = new RgbPicture(plan.width, plan.height);
            scope.onClose(picture::close);
            stream = file.add(encoder);
            sound = plan.soundBits == 0 ? null : new AacTrack(file, plan.soundRate, plan.soundBits);
            if (sound != null) {
                scope.onClose(sound::close);
            }
            file.start(Map.of("comment", plan.comment), Map.of("movflags", "+faststart"));
            started = true;
        } finally {
            if (!started) {
                scope.close();
            }
        }
    }

    private static Map<String, String> options(Plan plan) {
        return Map.of("rc_mode", "quality", "allow_skip_frames", "0", "threads", Integer.toString(plan.threads));
    }

    private static void configure(AVCodecContext context, Plan plan) {
        context.width(plan.width).height(plan.height);
        context.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base(avutil.av_make_q(1, TICKS_PER_SECOND));
        context.framerate(avutil.av_d2q(plan.framesPerSecond, 1001 * 240));
        // a key frame a second: what the encoder wrongly took for still background does not stay long
        context.gop_size((int) Math.max(1, Math.round(plan.framesPerSecond)));
        context.qmin(plan.quantiser).qmax(plan.quantiser);
        // never the limit: the quantiser is
        context.bit_rate(100_000_000);
        context.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(avutil.AVCOL_SPC_BT709);
        context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }

    /**
     * Adds a picture.
     *
     * @param micros when it is first shown, ascending
     * @param untilMicros when the next is, or the end
     * @param rgb bytes R, G, B
     */
    public void picture(long micros, long untilMicros, byte[] rgb) throws FfmpegException, IOException {
        lengths.put(ticks(micros), Math.max(1, ticks(untilMicros) - ticks(micros)));
        encoder.send(picture.convert(rgb, ticks(micros)));
        file.write(encoder, stream, this::length);
    }

    /** The encoder forgets how long a picture is shown. */
    private long length(long timestamp) {
        Long length = lengths.remove(timestamp);
        return length == null ? 0 : length;
    }

    private static long ticks(long micros) {
        return Math.round(micros * (TICKS_PER_SECOND / 1e6));
    }

    /**
     * Adds sound; nothing happens if there is to be none.
     *
     * @param samples left and right taking turns, in [-1, 1]
     * @param from first pair
     * @param to after the last pair
     */
    public void sound(float[] samples, int from, int to) throws FfmpegException, IOException {
        if (sound != null) {
            sound.add(samples, from, to);
        }
    }

    /** Ends the file. */
    public void finish() throws FfmpegException, IOException {
        encoder.send(null);
        file.write(encoder, stream, this::length);
        if (sound != null) {
            sound.finish();
        }
        file.finish();
    }

    @Override
    public void close() {
        scope.close();
    }
}
