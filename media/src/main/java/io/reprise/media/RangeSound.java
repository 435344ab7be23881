package io.reprise.media;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.StereoResampler;
import io.reprise.media.ffmpeg.StreamDecoder;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The sound of a range, in stereo, to the sample: silence where the file has none, nothing of what lies outside. It is
 * held in memory: 350 kB a second at 44.1 kHz.
 */
public final class RangeSound {
    private static final long LEAD_MICROS = 1_000_000;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int STEREO = 2;

    private final TimeRange range;
    private final int rate;
    private final float[] samples;
    private final BooleanSupplier cancelled;
    private long next = Long.MIN_VALUE;
    private boolean decoded;

    private RangeSound(TimeRange range, int rate, BooleanSupplier cancelled) {
        this.range = range;
        this.rate = rate;
        this.cancelled = cancelled;
        this.samples = new float[STEREO * (int) Math.round(range.lengthMicros() * rate / MICROS_PER_SECOND)];
    }

    /**
     * Decodes.
     *
     * @param rate samples a second
     * @return left and right taking turns, in [-1, 1]; empty if the video has no sound or none of it can be decoded
     */
    public static Optional<float[]> read(VideoInfo video, TimeRange range, int rate, BooleanSupplier cancelled)
            throws BadInputException {
        if (video.sound() == null) {
            return Optional.empty();
        }
        RangeSound sound = new RangeSound(range, rate, cancelled);
        try (InputFile file = InputFile.open(video.path())) {
            sound.decode(file, video);
        } catch (FfmpegException e) {
            // broken sound is no sound; the pictures are what counts
            return Optional.empty();
        }
        return sound.decoded ? Optional.of(sound.samples) : Optional.empty();
    }

    private void decode(InputFile file, VideoInfo video) throws FfmpegException {
        int index = video.streams().sound();
        AVStream stream = file.stream(index);
        long origin = avutil.av_rescale_q(
                video.streams().originTimestamp(),
                file.stream(video.streams().video()).time_base(),
                stream.time_base());
        double ticksPerMicro = stream.time_base().den()
                / (MICROS_PER_SECOND * Math.max(1, stream.time_base().num()));
        // where time stamps restart, the pictures say how far the sound moves
        file.keepOnly(index, video.streams().restarts() ? video.streams().video() : -1);
        if (range.startMicros() > LEAD_MICROS && !video.streams().restarts()) {
            file.seek(index, origin + Math.round((range.startMicros() - LEAD_MICROS) * ticksPerMicro));
        }
        try (NativeScope scope = new NativeScope();
                StreamDecoder decoder = new StreamDecoder(stream, 1);
                StereoResampler resampler = new StereoResampler(rate)) {
            AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            boolean more = true;
            while (more && file.read(packet)) {
                requireGoingOn(video);
                if (packet.stream_index() == index) {
                    decoder.send(packet);
                    more = receive(decoder, resampler, origin, ticksPerMicro);
                }
            }
            if (more) {
                decoder.send(null);
                receive(decoder, resampler, origin, ticksPerMicro);
                put(resampler.convert(null));
            }
        }
    }

    private void requireGoingOn(VideoInfo video) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled while decoding the sound of " + video.path());
        }
    }

    /** Takes what is decoded; says whether more is wanted. */
    private boolean receive(StreamDecoder decoder, StereoResampler resampler, long origin, double ticksPerMicro)
            throws FfmpegException {
        for (AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            long stamp = frame.best_effort_timestamp();
            if (stamp != PresentationClock.NONE) {
                place(Math.round((stamp - origin) / ticksPerMicro));
            }
            put(resampler.convert(frame));
        }
        return next < samples.length / STEREO;
    }

    /** Where the next sample belongs; small differences are the resampler's delay and rounding, not gaps. */
    private void place(long micros) {
        long wanted = Math.round((micros - range.startMicros()) * (rate / MICROS_PER_SECOND));
        if (next == Long.MIN_VALUE || Math.abs(wanted - next) > rate / 20) {
            next = wanted;
        }
    }

    private void put(float[] pairs) {
        if (next == Long.MIN_VALUE) {
            next = 0;
        }
        int count = pairs.length / STEREO;
        long from = Math.max(0, -next);
        long to = Math.min(count, samples.length / STEREO - next);
        if (to > from) {
            System.arraycopy(pairs, (int) (STEREO * from), samples, (int) (STEREO * (next + from)), (int)
                    (STEREO * (to - from)));
            decoded = true;
        }
        next += count;
    }
}
