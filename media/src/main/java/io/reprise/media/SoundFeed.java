package io.reprise.media;

import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.SoundBlock;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.SoundMixer;
import io.reprise.media.ffmpeg.StreamDecoder;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes the sound beside the pictures and hands it, mixed down, to every reader. Broken sound never stops the pictures.
 * Decoding and mixing happen where the readers are, beside the decoding of pictures. */
final class SoundFeed implements AutoCloseable {
    private static final long STEP_MICROS = 20_000;

    private final List<? extends FrameSink> sinks;
    private final StreamDecoder decoder;
    private final SoundMixer mixer;
    private final PresentationClock clock;
    private final long startMicros;
    private final long endMicros;
    private boolean decoded;

    private SoundFeed(InputFile file, VideoInfo video, List<? extends FrameSink> sinks, AnalysisOptions options)
            throws FfmpegException {
        AVStream stream = file.stream(video.streams().sound());
        long origin = avutil.av_rescale_q(
                video.streams().originTimestamp(),
                file.stream(video.streams().video()).time_base(),
                stream.time_base());
        this.clock = new PresentationClock(stream.time_base(), origin, STEP_MICROS, file.longestStepMicros());
        this.sinks = sinks;
        this.startMicros = options.range() == null ? 0 : options.range().startMicros();
        this.endMicros =
                options.range() == null ? Long.MAX_VALUE : options.range().endMicros();
        this.decoder = new StreamDecoder(stream, 1);
        this.mixer = new SoundMixer(Math.max(1, stream.codecpar().sample_rate()), options.soundRate());
    }

    /** The sound of a video, or null if it has none, none is wanted or there is no way to decode it. */
    static @Nullable SoundFeed open(
            InputFile file, VideoInfo video, List<? extends FrameSink> sinks, AnalysisOptions options) {
        if (video.sound() == null || options.soundRate() == 0) {
            return null;
        }
        try {
            return new SoundFeed(file, video, sinks, options);
        } catch (FfmpegException e) {
            return null;
        }
    }

    /** Takes a packet, null at the end. */
    void send(@Nullable AVPacket packet) {
        decoder.send(packet);
        for (AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            hand(frame);
        }
    }

    private void hand(AVFrame frame) {
        long micros = clock.next(frame.best_effort_timestamp());
        if (micros < startMicros || micros >= endMicros) {
            return;
        }
        try {
            int count = mixer.mix(frame);
            SoundBlock block = new SoundBlock(micros, mixer.rate(), mixer.samples(), count);
            sinks.forEach(sink -> sink.sound(block));
            decoded = true;
        } catch (FfmpegException e) {
            // a frame of sound that can't be mixed is skipped like a damaged packet
            return;
        }
    }

    boolean decoded() {
        return decoded;
    }

    @Override
    public void close() {
        mixer.close();
        decoder.close();
    }
}
