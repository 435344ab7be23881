package io.reprise.learn.data;

import io.reprise.core.metric.SampleRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows into users, videos and GIFs. PHD2's rows are a user's newest first: the video to be predicted stands at the
 * head of his block, and the number of decimals in start, the length of GIFs and videos and the places in them are nearer to
 * the target's in the first rows of the history than in the last. Users keep the file's order; the videos of each, and the
 * GIFs of a video, are turned round, so that they come oldest first. The target is the newest, wherever its rows stand.
 */
final class DatasetBuilder {
    private final Map<String, Map<String, Video>> users = new LinkedHashMap<>();
    private final Map<String, String> videoIds = new LinkedHashMap<>();

    /**
     * Adds a row.
     *
     * @return whether it was new; the same GIF of the same user a second time is not added
     * @throws IllegalArgumentException if it contradicts an earlier row
     */
    boolean add(Phd2Row row) {
        String videoId = videoIds.computeIfAbsent(row.videoId(), id -> id);
        Map<String, Video> videos = users.computeIfAbsent(row.userId(), id -> new LinkedHashMap<>());
        Video video = videos.computeIfAbsent(videoId, id -> new Video(row.last()));
        if (video.last != row.last()) {
            throw new IllegalArgumentException("user " + row.userId() + " has video " + videoId
                    + " both as the last one and as history (column is_last)");
        }
        if (row.last() && videos.values().stream().anyMatch(v -> v.last && v != video)) {
            throw new IllegalArgumentException("user " + row.userId() + " has a second video marked as the last one, "
                    + videoId + " (column is_last)");
        }
        return video.add(row);
    }

    Dataset build(String sha256) {
        List<DatasetUser> built = new ArrayList<>(users.size());
        users.forEach((id, videos) -> {
            List<UserVideo> list = new ArrayList<>(videos.size());
            videos.forEach((videoId, video) -> list.add(video.build(videoId)));
            Collections.reverse(list);
            list.sort(Comparator.comparing(UserVideo::target));
            built.add(new DatasetUser(id, list));
        });
        return new Dataset(built, sha256);
    }

    private static final class Video {
        final boolean last;
        final List<Gif> gifs = new ArrayList<>(2);
        final Set<Gif> seen = new HashSet<>(2);

        @Nullable
        BigDecimal duration;

        Video(boolean last) {
            this.last = last;
        }

        boolean add(Phd2Row row) {
            BigDecimal length = row.duration();
            if (length != null) {
                duration = duration == null ? length : duration.max(length);
            }
            return seen.add(row.gif()) && gifs.add(row.gif());
        }

        /** A video of unknown length, or with a GIF past its end, is as long as its last GIF needs. */
        UserVideo build(String videoId) {
            int samples = duration == null ? 1 : SampleRange.samples(duration);
            long micros = duration == null ? 1 : TimeFormat.micros(duration);
            for (Gif gif : gifs) {
                samples = Math.max(samples, gif.samples().end());
                micros = Math.max(micros, gif.range().endMicros());
            }
            List<Gif> oldestFirst = new ArrayList<>(gifs);
            Collections.reverse(oldestFirst);
            return new UserVideo(videoId, micros, samples, oldestFirst, last);
        }
    }
}
