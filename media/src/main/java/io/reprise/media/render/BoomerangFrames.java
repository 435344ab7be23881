package io.reprise.media.render;

import io.reprise.core.error.BadInputException;
import io.reprise.media.ffmpeg.FfmpegException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Footage played forwards and then backwards; the last picture is not shown twice, nor is the first at the end, so that it
 * goes round evenly. What is played backwards is held in memory piece by piece, the source being played again for each.
 *
 * @param source what is played, more than once
 * @param mostBytes what the pictures of a piece may take
 */
record BoomerangFrames(SourceFrames source, long mostBytes) implements SourceFrames {
    @Override
    public FrameGeometry geometry() {
        return source.geometry();
    }

    @Override
    public long play(Taker taker) throws BadInputException, FfmpegException, IOException {
        List<Long> times = new ArrayList<>();
        long length = source.play((micros, rgb) -> {
            times.add(micros);
            taker.picture(micros, rgb);
        });
        long now = length;
        int piece =
                (int) Math.max(1, Math.min(times.size(), mostBytes / geometry().pictureBytes()));
        for (int end = times.size() - 1; end > 1; end -= piece) {
            int start = Math.max(1, end - piece);
            List<byte[]> pictures = pictures(start, end);
            for (int i = end - 1; i >= start; i--) {
                taker.picture(now, pictures.get(i - start));
                now += times.get(i + 1) - times.get(i);
            }
        }
        return now;
    }

    private List<byte[]> pictures(int start, int end) throws BadInputException, FfmpegException, IOException {
        List<byte[]> pictures = new ArrayList<>();
        int[] next = {0};
        source.play((micros, rgb) -> {
            if (next[0] >= start && next[0] < end) {
                pictures.add(rgb.clone());
            }
            next[0]++;
        });
        return pictures;
    }
}
