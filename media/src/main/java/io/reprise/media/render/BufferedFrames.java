package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Footage kept in memory, for passes that would otherwise decode again. */
final class BufferedFrames implements SourceFrames {
    private final FrameGeometry geometry;
    private final List<Picture> pictures;
    private final long lengthMicros;

    private record Picture(long micros, byte[] rgb) {}

    private BufferedFrames(FrameGeometry geometry, List<Picture> pictures, long lengthMicros) {
        this.geometry = geometry;
        this.pictures = pictures;
        this.lengthMicros = lengthMicros;
    }

    /**
     * Keeps the pictures of some footage if they are small enough.
     *
     * @param mostBytes what they may take
     * @return the same footage in memory, or the one given if it is too large
     */
    static SourceFrames holding(SourceFrames source, long mostBytes)
            throws BadInputException, FfmpegException, IOException {
        List<Picture> pictures = new ArrayList<>();
        long most = mostBytes / source.geometry().pictureBytes();
        long length = source.play((micros, rgb) -> {
            if (pictures.size() <= most) {
                pictures.add(new Picture(micros, pictures.size() < most ? rgb.clone() : new byte[0]));
            }
        });
        return pictures.size() > most ? source : new BufferedFrames(source.geometry(), pictures, length);
    }

    @Override
    public FrameGeometry geometry() {
        return geometry;
    }

    @Override
    public long play(Taker taker) throws IOException, FfmpegException {
        for (Picture picture : pictures) {
            taker.picture(picture.micros, picture.rgb);
        }
        return lengthMicros;
    }
}
