package io.reprise.media;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.ffmpeg.Deinterlacer;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.StreamDecoder;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes exactly the pictures of a range, whatever the file's index is worth: it goes to a key frame before the range,
 * and where the file does not lead to one (no index, a wrong one, few key frames) farther back, in the end to the start.
 * Where time stamps restart on the way it reads all from the start, without decoding what lies far before. Interlaced
 * pictures are made whole.
 */
public final class RangeDecoder {
    /** Times written down in milliseconds still mean the same frame. */
    static final long TOLERANCE_MICROS = 1_000;

    /** If the first picture comes later than this after the start, the one shown until then is part of the range. */
    private static final long HOLD_MICROS = 100_000;

    /** How far before the range reading starts, attempt by attempt; then from the file's start. */
    private static final long[] LEADS = {1_000_000, 10_000_000};

    /** Pictures this long before the range are not decoded if no other needs them. */
    private static final long SPARSE_MICROS = 2_000_000;

    /** Codecs that cameras, broadcasters and converters use for interlaced video. */
    private static final Set<String> FIELD_CODECS =
            Set.of("h264", "mpeg2video", "mpeg4", "hevc", "vc1", "dvvideo", "prores", "dnxhd", "mjpeg", "ffv1");

    /** Rows of interlaced video: NTSC, PAL and high definition, as shown and as coded. */
    private static final Set<Integer> FIELD_HEIGHTS = Set.of(480, 486, 576, 1080, 1088);

    /** Pictures a second of interlaced video: 25 to 30, measured. */
    private static final double SLOWEST_FIELDS = 24.5;

    private static final double FASTEST_FIELDS = 30.5;

    private final VideoInfo video;
    private final TimeRange range;
    private final int threads;
    private final BooleanSupplier cancelled;

    /** Takes the pictures. */
    @FunctionalInterface
    public interface Pictures {
        /**
         * Takes the next.
         *
         * @param micros when it is first shown, from the range's start; 0 for the first
         * @param frame as decoded; valid during the call
         */
        void picture(long micros, AVFrame frame) throws FfmpegException, IOException;
    }

    /**
     * Prepares.
     *
     * @param range frames with start <= time < end, to a millisecond; the frame already shown at the start counts if
     *     the next comes more than 0.1 s later
     * @param threads for decoding, at least 1
     * @param cancelled asked often; once it says true decoding ends with {@link CancellationException}
     */
    public RangeDecoder(VideoInfo video, TimeRange range, int threads, BooleanSupplier cancelled) {
        this.video = video;
        this.range = range;
        this.threads = threads;
        this.cancelled = cancelled;
    }

    /**
     * Decodes the range's pictures.
     *
     * @return how long they are shown in all: the range's length, less where the video ends earlier
     * @throws BadInputException "damaged" if there is none
     * @throws IOException what the taker throws
     */
    public long pictures(Pictures taker) throws BadInputException, FfmpegException, IOException {
        for (long lead : LEADS) {
            if (range.startMicros() > lead) {
                long length = attempt(lead, taker);
                if (length > 0) {
                    return length;
                }
            }
        }
        long length = attempt(Long.MAX_VALUE, taker);
        if (length <= 0) {
            throw new BadInputException(
                    "damaged",
                    "no picture can be decoded between " + range.startSeconds() + " and " + range.endSeconds()
                            + " s of " + video.path());
        }
        return length;
    }

    /** The length shown, or 0 if reading from there does not show the range's first frame. */
    private long attempt(long lead, Pictures taker) throws BadInputException, FfmpegException, IOException {
        try (InputFile file = InputFile.open(video.path());
                Pass pass = new Pass(file, lead, taker)) {
            return pass.run();
        }
    }

    /**
     * Whether pictures that say they are whole may be interlaced all the same, as after careless conversions: of a codec,
     * height and rate that interlaced video has. Film at 24 a second and what was made for screens is not doubted.
     */
    private static boolean mayHideFields(VideoInfo video) {
        return FIELD_CODECS.contains(video.codec())
                && FIELD_HEIGHTS.contains(video.coded().height())
                && video.framesPerSecond() > SLOWEST_FIELDS
                && video.framesPerSecond() < FASTEST_FIELDS;
    }

    /** One reading of the file from some point before the range. */
    private final class Pass implements AutoCloseable {
        private final NativeScope scope = new NativeScope();
        private final InputFile file;
        private final int streamIndex = video.streams().video();
        private final StreamDecoder decoder;
        private final PresentationClock clock;
        private final Pictures taker;
        private final AVPacket packet;
        private final Deinterlacer whole = new Deinterlacer(mayHideFields(video));
        private final AVFrame held;
        private final boolean fromStart;
        private final long skippedMicros;
        private final long stepMicros;
        private boolean holding;
        private boolean sawKeyFrame;
        private boolean sawFrame;
        private boolean missed;
        private boolean done;
        private int shown;
        private long shownEnd;

        Pass(InputFile file, long lead, Pictures taker) throws FfmpegException {
            this.file = file;
            this.taker = taker;
            AVStream stream = file.stream(streamIndex);
            stepMicros = PacketCounter.stepMicros(stream);
            clock = new PresentationClock(
                    stream.time_base(), video.streams().originTimestamp(), stepMicros, file.longestStepMicros());
            decoder = new StreamDecoder(stream, threads);
            scope.onClose(decoder::close);
            scope.onClose(whole::close);
            packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            held = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
            file.keepOnly(streamIndex);
            boolean reading = video.streams().restarts() && lead != Long.MAX_VALUE;
            fromStart = !reading && (lead == Long.MAX_VALUE || !seek(stream, range.startMicros() - lead));
            skippedMicros = reading ? range.startMicros() - lead : Long.MIN_VALUE;
            sawKeyFrame = fromStart;
        }

        private boolean seek(AVStream stream, long micros) {
            double ticks = micros
                    / 1e6
                    * stream.time_base().den()
                    / Math.max(1, stream.time_base().num());
            return file.seek(streamIndex, video.streams().originTimestamp() + Math.round(ticks));
        }

        long run() throws FfmpegException, IOException {
            while (!done && !missed && file.read(packet)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled while decoding " + video.path());
                }
                if (packet.stream_index() == streamIndex && isUseful()) {
                    decoder.send(packet);
                    receive();
                }
            }
            if (!done && !missed) {
                decoder.send(null);
                receive();
                whole.send(null);
                takeWhole();
                shownEnd = shown > 0 ? Math.max(shownEnd, video.durationMicros()) : shownEnd;
            }
            if (shown == 0 && holding && !missed) {
                show(range.startMicros(), held);
            }
            return missed || shown == 0 ? 0 : Math.min(shownEnd, range.endMicros()) - range.startMicros();
        }

        /** After a jump nothing before a key frame can be decoded; far before the range only what others need is. */
        private boolean isUseful() {
            long stamp = packet.pts() == PresentationClock.NONE ? packet.dts() : packet.pts();
            long micros = clock.lengthMicros(stamp - video.streams().originTimestamp());
            boolean far = stamp != PresentationClock.NONE && micros < range.startMicros() - SPARSE_MICROS;
            decoder.skipFrames(far ? avcodec.AVDISCARD_NONREF : avcodec.AVDISCARD_DEFAULT);
            if (stamp != PresentationClock.NONE && micros < skippedMicros) {
                return false;
            }
            sawKeyFrame |= (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
            return sawKeyFrame;
        }

        private void receive() throws FfmpegException, IOException {
            for (AVFrame frame = decoder.receive(); frame != null && !done && !missed; frame = decoder.receive()) {
                whole.send(frame);
                takeWhole();
            }
        }

        private void takeWhole() throws FfmpegException, IOException {
            for (AVFrame frame = whole.receive(); frame != null && !done && !missed; frame = whole.receive()) {
                take(frame);
            }
        }

        private void take(AVFrame frame) throws FfmpegException, IOException {
            long micros = clock.next(frame.best_effort_timestamp());
            missed = !fromStart && !sawFrame && micros > range.startMicros() + TOLERANCE_MICROS;
            sawFrame = true;
            if (missed) {
                return;
            }
            if (micros < range.startMicros() - TOLERANCE_MICROS) {
                avutil.av_frame_unref(held);
                holding = avutil.av_frame_ref(held, frame) >= 0;
            } else if (micros >= range.endMicros() - TOLERANCE_MICROS) {
                done = true;
                shownEnd = range.endMicros();
            } else {
                takeInside(micros, frame);
            }
        }

        private void takeInside(long micros, AVFrame frame) throws FfmpegException, IOException {
            if (shown == 0 && holding && micros > range.startMicros() + HOLD_MICROS) {
                show(range.startMicros(), held);
            }
            show(shown == 0 ? range.startMicros() : micros, frame);
        }

        private void show(long micros, AVFrame frame) throws FfmpegException, IOException {
            taker.picture(micros - range.startMicros(), frame);
            shown++;
            shownEnd = Math.max(shownEnd, micros + stepMicros);
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
