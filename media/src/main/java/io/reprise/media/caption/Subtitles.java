package io.reprise.media.caption;

import io.reprise.core.error.BadInputException;
import io.reprise.core.time.TimeRange;
import io.reprise.media.VideoInfo;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.ffmpeg.InputFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.global.avutil;

/** The subtitles of a video: a stream of text in its file (SubRip, ASS, WebVTT, MP4's own), or a file beside it. */
public final class Subtitles {
    /** Takes the first there are. */
    public static final String AUTO = "auto";

    private static final List<String> ENDINGS = List.of(".srt", ".ass", ".ssa", ".vtt");

    private Subtitles() {}

    /**
     * What is shown within a range.
     *
     * @param which {@link #AUTO}, the number of a stream of the file, or a subtitle file's path
     * @return the texts in order, their times from the video's first frame shown
     * @throws BadInputException "no-subtitles" if there are none of that kind; "no-such-file", "not-readable"
     */
    public static List<Cue> read(VideoInfo video, String which, TimeRange range) throws BadInputException {
        try {
            if (which.matches("\\d{1,3}")) {
                return ofStream(video, Integer.parseInt(which), range);
            }
            return which.equals(AUTO) ? first(video, range) : ofFile(path(which), range);
        } catch (FfmpegException e) {
            throw new BadInputException(
                    "no-subtitles", "the subtitles of " + video.path() + " can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static List<Cue> first(VideoInfo video, TimeRange range) throws BadInputException, FfmpegException {
        try (InputFile file = InputFile.open(video.path())) {
            Optional<Integer> stream = file.textStreams().stream().findFirst();
            if (stream.isPresent()) {
                return read(file, stream.get(), video, range);
            }
        }
        Optional<Path> beside = beside(video.path());
        if (beside.isPresent()) {
            return ofFile(beside.get(), range);
        }
        throw new BadInputException(
                "no-subtitles", video.path() + " has no subtitles of text, and there is none beside it");
    }

    private static List<Cue> ofStream(VideoInfo video, int index, TimeRange range)
            throws BadInputException, FfmpegException {
        try (InputFile file = InputFile.open(video.path())) {
            List<Integer> streams = file.textStreams();
            if (!streams.contains(index)) {
                String there = streams.stream().map(String::valueOf).collect(Collectors.joining(", "));
                throw new BadInputException(
                        "no-subtitles",
                        video.path() + " has no subtitles of text in stream " + index
                                + (there.isEmpty() ? "; there are none in any" : "; there are in " + there));
            }
            return read(file, index, video, range);
        }
    }

    private static List<Cue> read(InputFile file, int index, VideoInfo video, TimeRange range) throws FfmpegException {
        int pictures = video.streams().video();
        long origin = avutil.av_rescale_q(
                video.streams().originTimestamp(), file.stream(pictures).time_base(), avutil.av_make_q(1, 1_000_000));
        try (SubtitleDecoder decoder = new SubtitleDecoder(file, index, origin)) {
            return decoder.read(range, pictures);
        }
    }

    /** A subtitle file; its time begins with the video's. */
    private static List<Cue> ofFile(Path path, TimeRange range) throws BadInputException, FfmpegException {
        try (InputFile file = InputFile.openText(path, SubtitleText.read(path))) {
            int stream = file.textStreams().stream()
                    .findFirst()
                    .orElseThrow(() -> new BadInputException("no-subtitles", path + " holds no subtitles"));
            try (SubtitleDecoder decoder = new SubtitleDecoder(file, stream, 0)) {
                return decoder.read(range, -1);
            }
        }
    }

    private static Path path(String written) throws BadInputException {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new BadInputException("no-such-file", "no such subtitle file: " + written, e);
        }
    }

    private static Optional<Path> beside(Path video) {
        String name = String.valueOf(video.getFileName());
        int dot = name.lastIndexOf('.');
        String start = dot > 0 ? name.substring(0, dot) : name;
        return ENDINGS.stream()
                .map(ending -> video.resolveSibling(start + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
