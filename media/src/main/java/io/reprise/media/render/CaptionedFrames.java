package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.caption.CaptionDrawer;
import io.reprise.media.caption.CaptionTrack;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;

/**
 * Footage with texts drawn over it.
 *
 * @param source in the video's own time
 */
record CaptionedFrames(SourceFrames source, CaptionTrack track) implements SourceFrames {
    @Override
    public FrameGeometry geometry() {
        return source.geometry();
    }

    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        CaptionDrawer drawer =
                new CaptionDrawer(track, geometry().width(), geometry().height());
        return source.play((micros, rgb) -> {
            drawer.draw(micros, rgb);
            taker.picture(micros, rgb);
        });
    }
}
