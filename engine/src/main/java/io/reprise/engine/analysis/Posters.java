package io.reprise.engine.analysis;

import io.reprise.core.file.PartFile;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.time.Micros;
import io.reprise.media.VideoInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small pictures of a video, kept while it is analysed because its frames are decoded then anyway: a moment has a picture as
 * soon as it is suggested. They are files of the video's entry in the cache.
 */
public final class Posters implements FrameSink {
    /** Columns of a picture; a narrower video keeps its own. */
    public static final int WIDTH = 320;

    /** The closest two pictures are kept, in microseconds: the shortest suggestion, 2 s, has one within it. */
    private static final long APART_MICROS = 2 * Micros.PER_SECOND;

    /** Pictures of a video at most, some 8 MB. */
    private static final long MOST = 1000;

    private static final Pattern NAME = Pattern.compile("poster-(\\d{1,18})\\.jpg");

    private final Path folder;
    private final Listener listener;
    private final FrameSize size;
    private final double framesPerSecond;
    private boolean failed;

    /**
     * Keeps pictures of a video.
     *
     * @param folder of the video in the cache
     * @param listener told once where they can't be written
     */
    Posters(Path folder, VideoInfo video, Listener listener) {
        this.folder = folder;
        this.listener = listener;
        int width = Math.min(WIDTH, video.width());
        int height = Math.max(1, Math.round(width * (float) video.height() / video.width()));
        this.size = new FrameSize(width, height, FrameSize.Fit.STRETCH);
        this.framesPerSecond = (double) Micros.PER_SECOND / Math.max(APART_MICROS, video.durationMicros() / MOST);
    }

    @Override
    public FrameSize frameSize() {
        return size;
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public void frame(Frame frame) {
        Path file = folder.resolve("poster-" + frame.timeMicros() + ".jpg");
        if (failed || Files.exists(file)) {
            return;
        }
        try {
            write(frame, file);
        } catch (IOException e) {
            failed = true;
            listener.warning("pictures of the video could not be kept: " + e.getMessage());
        }
    }

    /**
     * Writes a frame as a JPEG file.
     *
     * @throws IOException if that can't be written, or this Java has no JPEG encoder
     */
    public static void write(Frame frame, Path file) throws IOException {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = frame.rgb();
        int[] pixels = new int[frame.width() * frame.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        }
        image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), pixels);
        try (PartFile part = PartFile.beside(file)) {
            Files.write(part.path(), jpeg(image)); // whose failures say which file and why, unlike Image I/O's
            part.moveIntoPlace();
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IOException("this Java has no JPEG encoder");
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The picture that is nearest to a moment.
     *
     * @param folder of the video in the cache
     * @param withinMicros how far from the moment it may be
     * @return empty where there is none
     */
    public static Optional<Path> nearest(Path folder, long atMicros, long withinMicros) throws IOException {
        Path best = null;
        long away = withinMicros;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "poster-*.jpg")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && Math.abs(Long.parseLong(name.group(1)) - atMicros) <= away) {
                    away = Math.abs(Long.parseLong(name.group(1)) - atMicros);
                    best = file;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty(); // not analysed, or thrown out of the cache
        }
        return Optional.ofNullable(best);
    }
}
