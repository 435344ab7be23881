package io.reprise.media.caption;

import io.reprise.core.time.TimeRange;
import io.reprise.media.ffmpeg.Ffmpeg;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Decodes the texts of a stream of subtitles that are shown within a range. A text that can't be decoded is left out. */
final class SubtitleDecoder implements AutoCloseable {
    /** A text that does not say how long it is shown is shown until the next one, and no longer than this. */
    private static final long LONGEST_MICROS = 10_000_000;

    /** No text is shown longer: farther back none is looked for. */
    private static final long LEAD_MICROS = 60_000_000;

    private static final AVRational MICROS = avutil.av_make_q(1, 1_000_000);

    private final NativeScope scope = new NativeScope();
    private final InputFile file;
    private final int index;
    private final AVStream stream;
    private final long originMicros;
    private final AVCodecContext context;
    private final List<Cue> cues = new ArrayList<>();
    private boolean openEnd;

    /**
     * Opens the decoder of a stream.
     *
     * @param originMicros what the file's clock says when time begins
     */
    SubtitleDecoder(InputFile file, int index, long originMicros) throws FfmpegException {
        this.file = file;
        this.index = index;
        this.stream = file.stream(index);
        this.originMicros = originMicros;
        boolean made = false;
        try {
            AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
            context = scope.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
            Ffmpeg.check(avcodec.avcodec_parameters_to_context(context, stream.codecpar()), "describe subtitles");
            context.pkt_timebase(stream.time_base());
            Ffmpeg.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), "open subtitles");
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    /**
     * Reads the texts.
     *
     * @param seekStream by which stream the file is positioned; -1 to read it from its start
     * @return those that are shown within the range, in the file's order
     */
    List<Cue> read(TimeRange range, int seekStream) throws FfmpegException {
        file.keepOnly(index, seekStream);
        long from = range.startMicros() - LEAD_MICROS;
        if (seekStream >= 0 && from > 0) {
            AVRational base = file.stream(seekStream).time_base();
            file.seek(seekStream, avutil.av_rescale_q(from + originMicros, MICROS, base));
        }
        try (NativeScope reading = new NativeScope()) {
            AVPacket packet = reading.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            boolean more = true;
            while (more && file.read(packet)) {
                long micros = micros(packet, packet.stream_index());
                if (packet.stream_index() == index) {
                    decode(packet, micros);
                }
                more = micros < range.endMicros() + LONGEST_MICROS;
            }
        }
        return cues.stream()
                .filter(cue -> cue.startMicros() < range.endMicros() && cue.endMicros() > range.startMicros())
                .toList();
    }

    private long micros(AVPacket packet, int of) {
        long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        return stamp == avutil.AV_NOPTS_VALUE
                ? Long.MIN_VALUE
                : avutil.av_rescale_q(stamp, file.stream(of).time_base(), MICROS) - originMicros;
    }

    private void decode(AVPacket packet, long micros) {
        int[] got = {0};
        try (AVSubtitle subtitle = new AVSubtitle()) {
            if (avcodec.avcodec_decode_subtitle2(context, subtitle, got, packet) < 0 || got[0] == 0) {
                endOpen(micros);
                return;
            }
            endOpen(micros);
            long stated = avutil.av_rescale_q(packet.duration(), stream.time_base(), MICROS);
            long shown = subtitle.end_display_time() > 0 // what is not stated is all ones, -1 as an int
                    ? 1000L * subtitle.end_display_time()
                    : stated;
            add(micros + 1000L * subtitle.start_display_time(), micros + shown, text(subtitle));
            avcodec.avsubtitle_free(subtitle);
        }
    }

    /** A text without an end is shown until something else comes. */
    private void endOpen(long micros) {
        if (openEnd) {
            Cue last = cues.remove(cues.size() - 1);
            if (micros > last.startMicros()) {
                cues.add(new Cue(last.startMicros(), Math.min(micros, last.endMicros()), last.text()));
            }
            openEnd = false;
        }
    }

    private void add(long start, long end, String text) {
        if (!text.isBlank()) {
            openEnd = end <= start;
            cues.add(new Cue(start, openEnd ? start + LONGEST_MICROS : end, text));
        }
    }

    private static String text(AVSubtitle subtitle) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < subtitle.num_rects(); i++) {
            BytePointer event = subtitle.rects(i).ass();
            if (event != null && !event.isNull()) {
                all.append(AssText.ofEvent(event.getString(StandardCharsets.UTF_8)))
                        .append('\n');
            }
        }
        return all.toString().strip();
    }

    @Override
    public void close() {
        scope.close();
    }
}
