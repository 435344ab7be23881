package io.reprise.learn.data;

import java.util.List;
import java.util.Optional;

/**
 * A user of a data set.
 *
 * @param id the user's name, digits in PHD2
 * @param videos what the user cut GIFs out of, the oldest first; at most one is the target
 */
public record DatasetUser(String id, List<UserVideo> videos) {
    public DatasetUser {
        videos = List.copyOf(videos);
    }

    /** The video that is predicted; every user of PHD2 has one. */
    public Optional<UserVideo> target() {
        return videos.stream().filter(UserVideo::target).findFirst();
    }

    /** The other videos. */
    public List<UserVideo> history() {
        return videos.stream().filter(video -> !video.target()).toList();
    }

    /** Number of GIFs in the history. */
    public int historySize() {
        return history().stream().mapToInt(video -> video.gifs().size()).sum();
    }
}
