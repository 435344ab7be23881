package io.reprise.media;

import io.reprise.core.frame.FrameSink;
import io.reprise.media.ffmpeg.DisposablePackets;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.StreamDecoder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes the pictures of a video and hands them to every reader that wants them. */
final class PictureFeed implements AutoCloseable {
    /** How far before a range reading starts: a key frame may be stored before frames that are shown earlier. */
    private static final long LEAD_MICROS = 1_000_000;

    private static final long SMALL_PIXELS = 640 * 480;

    private final NativeScope scope = new NativeScope();
    private final InputFile file;
    private final VideoInfo video;
    private final StreamDecoder decoder;
    private final PresentationClock clock;
    private final SkipPlan plan;
    private final List<FrameFeed> readers = new ArrayList<>();
    private final long startMicros;
    private final long endMicros;
    private long decoded;
    private long lastMicros;

    PictureFeed(
            InputFile file,
            VideoInfo video,
            List<? extends FrameSink> sinks,
            AnalysisOptions options,
            ReaderThread thread)
            throws FfmpegException {
        this.file = file;
        this.video = video;
        this.startMicros = options.range() == null ? 0 : options.range().startMicros();
        this.endMicros =
                options.range() == null ? Long.MAX_VALUE : options.range().endMicros();
        var stream = file.stream(video.streams().video());
        this.clock = new PresentationClock(
                stream.time_base(),
                video.streams().originTimestamp(),
                PacketCounter.stepMicros(stream),
                file.longestStepMicros());
        this.plan = SkipPlan.of(video, options, DisposablePackets.of(stream));
        boolean made = false;
        try {
            decoder = new StreamDecoder(stream, decoderThreads(video, options));
            scope.onClose(decoder::close);
            for (FrameSink sink : sinks) {
                FrameFeed reader = new FrameFeed(sink, video, thread);
                scope.onClose(reader::close);
                readers.add(reader);
            }
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
        plan.configure(decoder);
    }

    /**
     * The readers have a thread of their own. Handing small pictures around between decoding threads costs more than it
     * brings: the film (640x360) takes 4.3 s with one of them beside the readers and 4.9 s with two.
     */
    private static int decoderThreads(VideoInfo video, AnalysisOptions options) {
        long pixels = (long) video.coded().width() * video.coded().height();
        return pixels <= SMALL_PIXELS ? Math.max(1, options.threads() - 1) : options.threads();
    }

    /** Positions the file so that the first wanted frame is not missed. */
    void goToStart() {
        if (startMicros > LEAD_MICROS && !video.streams().restarts()) {
            var timeBase = file.stream(video.streams().video()).time_base();
            double ticks = (startMicros - LEAD_MICROS) / 1e6 * timeBase.den() / Math.max(1, timeBase.num());
            file.seek(video.streams().video(), video.streams().originTimestamp() + Math.round(ticks));
        }
    }

    /** Takes a packet, null at the end. */
    void send(@Nullable AVPacket packet) throws FfmpegException {
        if (packet != null && plan.leavesOut(packet, clock)) {
            return;
        }
        decoder.send(packet);
        for (AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            hand(frame);
        }
    }

    private void hand(AVFrame frame) throws FfmpegException {
        long micros = clock.next(frame.best_effort_timestamp());
        lastMicros = micros;
        decoded++;
        if (micros < startMicros || micros >= endMicros) {
            return;
        }
        for (FrameFeed reader : readers) {
            reader.take(micros, frame);
        }
    }

    /** Whether everything in the range has been shown. */
    boolean finished() {
        return lastMicros >= endMicros;
    }

    double partDone() {
        long end = Math.min(endMicros, video.durationMicros());
        return (lastMicros - startMicros) / (double) Math.max(1, end - startMicros);
    }

    long decoded() {
        return decoded;
    }

    long damaged() {
        return decoder.damaged();
    }

    @Override
    public void close() {
        scope.close();
    }
}
