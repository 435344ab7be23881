package io.reprise.media.crop;

import io.reprise.core.error.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.Crop;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.GreyScaler;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.StreamDecoder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Looks for black bars in a few pictures of a video: key frames spread over its length, or, where it is short or has few,
 * pictures from its beginning.
 */
public final class BarDetector implements AutoCloseable {
    /** Key frames looked at. */
    private static final int KEY_FRAMES = 16;

    /** Fewer of them say too little. */
    private static final int FEWEST = 6;

    /** Pictures decoded at most from the beginning. */
    private static final int BEGINNING = 250;

    /** Of which so many are looked at. */
    private static final int LOOKED_AT = 25;

    /** Pixels decoded at most from the beginning, so that large videos take no longer. */
    private static final double MOST_PIXELS = 60e6;

    private final NativeScope scope = new NativeScope();
    private final VideoInfo video;
    private final int index;
    private final InputFile file;
    private final StreamDecoder decoder;
    private final GreyScaler grey;
    private final AVPacket packet;
    private final BarEvidence evidence = new BarEvidence();

    private BarDetector(VideoInfo video) throws BadInputException, FfmpegException {
        this.video = video;
        this.index = video.streams().video();
        boolean made = false;
        try {
            file = InputFile.open(video.path());
            scope.onClose(file::close);
            file.keepOnly(index);
            decoder = new StreamDecoder(file.stream(index), 1);
            scope.onClose(decoder::close);
            grey = new GreyScaler();
            scope.onClose(grey::close);
            packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    /**
     * The bars of a video.
     *
     * @return none where they are not certain
     * @throws BadInputException the codes of {@link io.reprise.media.VideoProbe} if the file has changed meanwhile
     */
    public static Crop find(VideoInfo video) throws BadInputException {
        boolean keys = video.keyFrames() >= FEWEST;
        try (BarDetector detector = new BarDetector(video)) {
            if (!keys || detector.lookAtKeyFrames() < FEWEST) {
                detector.lookAtBeginning(keys);
            }
            return detector.evidence.bars();
        } catch (FfmpegException e) {
            // what can't be decoded is told when it is decoded for good
            return Crop.NONE;
        }
    }

    /** Looks at key frames and says how many there were. */
    private int lookAtKeyFrames() throws FfmpegException {
        AVStream stream = file.stream(index);
        int found = 0;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < KEY_FRAMES; i++) {
            long micros = (2 * i + 1) * video.durationMicros() / (2 * KEY_FRAMES);
            if (!file.seek(index, video.streams().originTimestamp() + ticks(stream.time_base(), micros))) {
                return 0;
            }
            if (readKeyFrame() && packet.pts() != last) {
                last = packet.pts();
                decoder.flush();
                decoder.send(packet);
                decoder.send(null);
                look(decoder.receive());
                found++;
            }
        }
        decoder.flush();
        return found;
    }

    private boolean readKeyFrame() {
        for (int i = 0; i < BEGINNING && file.read(packet); i++) {
            if (packet.stream_index() == index && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
                return true;
            }
        }
        return false;
    }

    private void lookAtBeginning(boolean moved) throws FfmpegException {
        if (moved && !file.seek(index, video.streams().originTimestamp())) {
            return;
        }
        double pixels = (double) video.coded().width() * video.coded().height();
        long most = Math.max(LOOKED_AT, Math.min(BEGINNING, Math.round(MOST_PIXELS / pixels)));
        long every = Math.max(1, Math.min(most, video.frames()) / LOOKED_AT);
        decoder.skipFrames(avcodec.AVDISCARD_NONREF);
        decoder.skipLoopFilter(avcodec.AVDISCARD_ALL);
        long decoded = 0;
        while (decoded < most && file.read(packet)) {
            if (packet.stream_index() == index) {
                decoder.send(packet);
                for (AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
                    if (decoded++ % every == 0) {
                        look(frame);
                    }
                }
            }
        }
        decoder.send(null);
        for (AVFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            look(frame);
        }
    }

    private void look(@Nullable AVFrame frame) throws FfmpegException {
        if (frame != null
                && frame.width() == video.coded().width()
                && frame.height() == video.coded().height()) {
            evidence.add(new GreyPicture(frame.width(), frame.height(), grey.grey(frame)));
        }
    }

    private static long ticks(AVRational timeBase, long micros) {
        return Math.round(micros / 1e6 * timeBase.den() / Math.max(1, timeBase.num()));
    }

    @Override
    public void close() {
        scope.close();
    }
}
