package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.VideoInfo;
import io.reprise.media.crop.BarDetector;
import io.reprise.media.ffmpeg.Crop;
import io.reprise.media.ffmpeg.StoredPicture;
import org.jspecify.annotations.Nullable;

/** What of a video is shown; its bars are looked for when they are first asked for. Any number of threads. */
final class Cropping {
    private final VideoInfo video;
    private @Nullable Crop bars;

    Cropping(VideoInfo video) {
        this.video = video;
    }

    /** The video of which only what was chosen is shown. */
    VideoInfo apply(CropChoice choice) throws BadInputException {
        if (choice.kind() == CropChoice.Kind.NONE) {
            return video;
        }
        VideoInfo clean = video.cropped(bars());
        if (choice.kind() == CropChoice.Kind.AUTO) {
            return clean;
        }
        StoredPicture shaped = clean.coded().shaped(choice.across() / choice.down());
        return clean.cropped(shaped.crop());
    }

    private synchronized Crop bars() throws BadInputException {
        if (bars == null) {
            bars = BarDetector.find(video);
        }
        return bars;
    }
}
