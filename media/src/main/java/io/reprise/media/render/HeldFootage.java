package io.reprise.media.render;

import io.reprise.core.trouble.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Footage kept in memory, for passes that would otherwise decode again. */
final class HeldFootage implements Footage {
    private final Shape shape;
    private final List<Picture> pictures;
    private final long lengthMicros;

    private record Picture(long micros, byte[] rgb) {}

    private HeldFootage(Shape shape, List<Picture> pictures, long lengthMicros) {
        this.shape = shape;
        this.pictures = pictures;
        this.lengthMicros = lengthMicros;
    }

    /**
     * Keeps the pictures of some footage if they are small enough.
     *
     * @param mostBytes what they may take
     * @return the same footage in memory, or the one given if it is too large
     */
    static Footage holding(Footage source, long mostBytes) throws BadInputException, FfmpegException, IOException {
        List<Picture> pictures = new ArrayList<>();
        long most = mostBytes / source.shape().pictureBytes();
        long length = source.play((micros, rgb) -> {
            if (pictures.size() <= most) {
                pictures.add(new Picture(micros, pictures.size() < most ? rgb.clone() : new byte[0]));
            }
        });
        return pictures.size() > most ? source : new HeldFootage(source.shape(), pictures, length);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public long play(Taker taker) throws IOException, FfmpegException {
        for (Picture picture : pictures) {
            taker.picture(picture.micros, picture.rgb);
        }
        return lengthMicros;
    }
}
