package io.reprise.media.render;

import io.reprise.core.trouble.BadInputException;
import io.reprise.media.caption.CaptionDrawer;
import io.reprise.media.caption.CaptionTrack;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Footage with texts drawn over it.
 *
 * @param source in the video's own time
 */
record CaptionedFootage(Footage source, CaptionTrack track) implements Footage {
    @Override
    public Shape shape() {
        return source.shape();
    }

    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        CaptionDrawer drawer = new CaptionDrawer(track, shape().width(), shape().height());
        return source.play((micros, rgb) -> {
            drawer.draw(micros, rgb);
            taker.picture(micros, rgb);
        });
    }
}
