package io.reprise.media;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.FrameSink;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a video once for everybody who wants to look at it or listen to it: frames upright, with square pixels, in
 * each reader's size, at true presentation times from the first frame shown; sound mixed to one channel. Memory does
 * not grow with the video's length, and what is native is freed on every path.
 */
public final class AnalysisPass {
    private static final double PROGRESS_STEP = 0.005;

    /** What a sample tells is measured by. */
    private static final double SAMPLE_STEP = 0.0005;

    private final VideoInfo video;
    private final AnalysisOptions options;
    private final InputFile file;
    private final PictureFeed pictures;
    private final @Nullable SoundFeed sound;
    private final ReaderThread readers;
    private double progress = -1;

    private AnalysisPass(
            VideoInfo video,
            AnalysisOptions options,
            InputFile file,
            PictureFeed pictures,
            @Nullable SoundFeed sound,
            ReaderThread readers) {
        this.video = video;
        this.options = options;
        this.file = file;
        this.pictures = pictures;
        this.sound = sound;
        this.readers = readers;
    }

    /**
     * Decodes.
     *
     * @param video what was probed
     * @param sinks the readers; all are called on one thread of the pass, never two at once; not after it has returned
     * @param options how much of it, and with how many threads
     * @throws BadInputException "damaged" if not one frame could be decoded; the codes of {@link VideoProbe} if the file
     *     has changed meanwhile
     * @throws CancellationException once the options' question says so
     */
    public static AnalysisResult run(VideoInfo video, List<? extends FrameSink> sinks, AnalysisOptions options)
            throws BadInputException {
        try (InputFile file = InputFile.open(video.path());
                NativeScope scope = new NativeScope();
                ReaderThread readers = new ReaderThread()) {
            PictureFeed pictures = new PictureFeed(file, video, sinks, options, readers);
            scope.onClose(pictures::close);
            SoundFeed sound = SoundFeed.open(file, video, sinks, options);
            if (sound != null) {
                scope.onClose(sound::close);
            }
            file.keepOnly(
                    video.streams().video(),
                    sound == null ? -1 : video.streams().sound());
            return new AnalysisPass(video, options, file, pictures, sound, readers).run();
        } catch (FfmpegException e) {
            throw new BadInputException(
                    "damaged", "can't be decoded: " + video.path() + " (" + e.getMessage() + ")", e);
        }
    }

    private AnalysisResult run() throws FfmpegException, BadInputException {
        pictures.goToStart();
        try (NativeScope scope = new NativeScope()) {
            AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            while (!pictures.finished() && file.read(packet)) {
                requireGoingOn();
                hand(packet);
            }
        }
        pictures.send(null);
        if (sound != null) {
            readers.hand(() -> sound.send(null));
        }
        readers.finish();
        if (pictures.decoded() == 0) {
            throw new BadInputException("damaged", "no picture can be decoded from " + video.path());
        }
        tell(1);
        return new AnalysisResult(pictures.decoded(), pictures.damaged(), sound != null && sound.decoded());
    }

    private void hand(AVPacket packet) throws FfmpegException {
        if (packet.stream_index() == video.streams().video()) {
            pictures.send(packet);
            tell(pictures.partDone());
        } else if (sound != null && packet.stream_index() == video.streams().sound()) {
            listen(sound, packet);
        }
    }

    private void listen(SoundFeed feed, AVPacket packet) {
        AVPacket own = avcodec.av_packet_clone(packet);
        if (own == null || own.isNull()) {
            throw new OutOfMemoryError("no memory for a packet of sound");
        }
        readers.hand(() -> feed.send(own), () -> avcodec.av_packet_free(own));
    }

    private void requireGoingOn() {
        if (options.cancelled().getAsBoolean()) {
            throw new CancellationException("cancelled while decoding " + video.path());
        }
    }

    private void tell(double part) {
        double step = options.sample() ? SAMPLE_STEP : PROGRESS_STEP;
        if (part >= progress + step || (part >= 1 && progress < 1)) {
            progress = Math.min(1, part);
            options.progress().accept(progress);
        }
    }
}
