package io.reprise.app.distil;

import io.reprise.core.error.BadInputException;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.learn.distil.Photo;
import io.reprise.learn.distil.PhotoSource;
import io.reprise.learn.distil.ZipPhotos;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a folder and the folders in it, in the order of their paths, and frames of its videos. What is neither is
 * left out.
 *
 * @param folder the folder
 * @param framesPerSecond frames of a video, where it has so many
 */
public record FolderPhotos(Path folder, double framesPerSecond) implements PhotoSource {
    @Override
    public String describe() {
        try {
            long bytes = 0;
            for (Path file : files()) {
                bytes += Files.size(file);
            }
            return folder.getFileName() + " of " + files().size() + " files, " + bytes + " bytes, " + framesPerSecond
                    + " frames a second";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void read(int shortSide, Sink sink) throws IOException {
        for (Path file : files()) {
            if (ZipPhotos.isPicture(file.toString())) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    @Nullable Photo photo = ZipPhotos.decode(in);
                    if (photo != null) {
                        sink.photo(photo.atMost(shortSide));
                    }
                }
            } else {
                frames(file, shortSide, sink);
            }
        }
    }

    private void frames(Path file, int shortSide, Sink sink) throws IOException {
        try {
            VideoInfo video = VideoProbe.probe(file);
            double scale = Math.min(1, (double) shortSide / Math.min(video.width(), video.height()));
            FrameSize size = new FrameSize(
                    (int) Math.max(1, Math.round(video.width() * scale)),
                    (int) Math.max(1, Math.round(video.height() * scale)),
                    FrameSize.Fit.STRETCH);
            AnalysisPass.run(
                    video,
                    List.of(new Frames(size, framesPerSecond, sink)),
                    AnalysisOptions.standard().withSoundRate(0));
        } catch (BadInputException e) {
            return; // no video
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Frames(FrameSize frameSize, double framesPerSecond, Sink sink) implements FrameSink {
        @Override
        public void frame(Frame frame) {
            try {
                sink.photo(new Photo(frame.width(), frame.height(), frame.rgb().clone()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
