package io.reprise.learn.data;

import java.util.List;

/**
 * What many users cut out of their videos.
 *
 * @param users in the order of the file
 * @param sha256 hash of the file it was read from, for the provenance of what is trained on it
 */
public record Dataset(List<DatasetUser> users, String sha256) {
    public Dataset {
        users = List.copyOf(users);
    }

    /** The users that have a video to predict. */
    public List<DatasetUser> targets() {
        return users.stream().filter(user -> user.target().isPresent()).toList();
    }

    /** Number of GIFs of all users. */
    public int gifs() {
        return users.stream()
                .flatMap(user -> user.videos().stream())
                .mapToInt(video -> video.gifs().size())
                .sum();
    }
}
