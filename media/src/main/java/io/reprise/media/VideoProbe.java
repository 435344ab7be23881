package io.reprise.media;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.Crop;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import io.reprise.media.ffmpeg.NativeScope;
import io.reprise.media.ffmpeg.Orientation;
import io.reprise.media.ffmpeg.StoredPicture;
import io.reprise.media.ffmpeg.StreamDecoder;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Finds out what a video is: opens it, decodes its first frame, and measures its length without decoding the rest. */
public final class VideoProbe {
    /** Packets looked at for a first frame; a healthy file needs a few. */
    private static final int FIRST_FRAME_PACKETS = 5000;

    private static final double LARGEST_PIXEL_ASPECT = 20;

    /** Sound starts earlier than pictures by less than this in most files. */
    private static final long LEAST_OFFSET_MICROS = 60_000;

    private VideoProbe() {}

    /**
     * Looks at a file.
     *
     * @throws BadInputException with the code "no-such-file", "not-a-file", "not-readable", "empty", "not-a-video",
     *     "no-video", "link", "unfinished", "encrypted" or "damaged"
     */
    public static VideoInfo probe(Path path) throws BadInputException {
        try (InputFile file = InputFile.open(path)) {
            int video = file.requireVideo();
            file.requireClear(video);
            int sound = file.soundStream();
            file.keepOnly(video);
            PacketCounter counter =
                    new PacketCounter(file.stream(video), file.context().duration());
            FirstFrame first = readAll(file, video, counter);
            return describe(file, video, sound, first, counter.result(first.timestamp()));
        } catch (FfmpegException e) {
            throw new BadInputException("damaged", "can't be decoded: " + path + " (" + e.getMessage() + ")", e);
        }
    }

    private record FirstFrame(long timestamp, int width, int height, double pixelAspect, double statedAspect) {}

    /** Reads every packet once: the first ones are decoded until there is a frame, all are counted. */
    private static FirstFrame readAll(InputFile file, int video, PacketCounter counter)
            throws FfmpegException, BadInputException {
        try (NativeScope scope = new NativeScope();
                StreamDecoder decoder = new StreamDecoder(file.stream(video), 1)) {
            AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
            FirstFrame first = null;
            while (file.read(packet)) {
                if (packet.stream_index() == video) {
                    counter.count(packet);
                    if (first == null) {
                        file.requireClear(packet);
                    }
                    first = first == null && counter.frames() < FIRST_FRAME_PACKETS
                            ? decode(file, video, decoder, packet)
                            : first;
                }
            }
            first = first == null ? decode(file, video, decoder, null) : first;
            if (first == null) {
                throw new BadInputException("damaged", "no picture can be decoded from " + file.path());
            }
            return first;
        }
    }

    private static @Nullable FirstFrame decode(
            InputFile file, int video, StreamDecoder decoder, @Nullable AVPacket packet) {
        decoder.send(packet);
        AVFrame frame = decoder.receive();
        return frame == null ? null : firstOf(file, video, frame);
    }

    private static FirstFrame firstOf(InputFile file, int video, AVFrame frame) {
        AVRational aspect = avformat.av_guess_sample_aspect_ratio(file.context(), file.stream(video), frame);
        double ratio = ratio(aspect, 1);
        boolean plausible = ratio <= LARGEST_PIXEL_ASPECT && ratio >= 1 / LARGEST_PIXEL_ASPECT;
        long stamp = frame.best_effort_timestamp();
        return new FirstFrame(
                stamp == PresentationClock.NONE ? 0 : stamp,
                frame.width(),
                frame.height(),
                plausible ? ratio : 1,
                plausible ? ratio(frame.sample_aspect_ratio(), 0) : 0);
    }

    private static double ratio(AVRational aspect, double otherwise) {
        return aspect.den() > 0 && aspect.num() > 0 ? aspect.num() / (double) aspect.den() : otherwise;
    }

    private static VideoInfo describe(InputFile file, int video, int sound, FirstFrame first, PacketScan scan) {
        AVStream stream = file.stream(video);
        long duration = Math.max(1, scan.endMicros());
        return new VideoInfo(
                file.path(),
                file.container(),
                StreamDecoder.codecName(stream),
                duration,
                scan.agreesWithStated(),
                new StoredPicture(
                        first.width(),
                        first.height(),
                        first.pixelAspect(),
                        first.statedAspect(),
                        Orientation.of(stream),
                        Crop.NONE),
                scan.frames() * 1e6 / duration,
                scan.variableRate(),
                scan.frames(),
                scan.keyFrames(),
                soundOf(file, sound),
                new VideoInfo.Streams(
                        video,
                        sound,
                        first.timestamp(),
                        offsetMicros(file, video, sound, first.timestamp()),
                        file.timestampsRestart()));
    }

    /** How much earlier the sound starts than the pictures; what an encoder puts before it is not meant. */
    private static long offsetMicros(InputFile file, int video, int sound, long origin) {
        if (sound < 0 || file.stream(sound).start_time() == PresentationClock.NONE) {
            return 0;
        }
        AVRational micros = avutil.av_make_q(1, 1_000_000);
        long offset = avutil.av_rescale_q(origin, file.stream(video).time_base(), micros)
                - avutil.av_rescale_q(
                        file.stream(sound).start_time(), file.stream(sound).time_base(), micros);
        return offset > LEAST_OFFSET_MICROS ? offset : 0;
    }

    private static VideoInfo.@Nullable Sound soundOf(InputFile file, int sound) {
        if (sound < 0) {
            return null;
        }
        AVStream stream = file.stream(sound);
        int channels = stream.codecpar().ch_layout().nb_channels();
        int rate = stream.codecpar().sample_rate();
        return channels < 1 || rate < 1 ? null : new VideoInfo.Sound(StreamDecoder.codecName(stream), channels, rate);
    }
}
