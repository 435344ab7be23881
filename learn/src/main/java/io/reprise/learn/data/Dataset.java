package io.reprise.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * The same users without videos that are in another set too: who trains on the one and measures on the other must not
     * have seen what he is measured on. Users who lose all videos are left out.
     */
    public Dataset without(Dataset other) {
        Set<String> theirs = other.users().stream()
                .flatMap(user -> user.videos().stream())
                .map(UserVideo::videoId)
                .collect(Collectors.toSet());
        List<DatasetUser> rest = users.stream()
                .map(user -> new DatasetUser(
                        user.id(),
                        user.videos().stream()
                                .filter(video -> !theirs.contains(video.videoId()))
                                .toList()))
                .filter(user -> !user.videos().isEmpty())
                .toList();
        return new Dataset(rest, sha256);
    }

    /**
     * Every video as a target, predicted from those before: each user's videos in their order, every one that has one
     * before it and at least so many segments; and all targets of the set.
     *
     * @param fewestSegments in a shorter video there is nothing to choose
     * @param segmentSamples length of a segment in samples
     */
    public Dataset prequential(int fewestSegments, int segmentSamples) {
        List<DatasetUser> steps = new ArrayList<>();
        for (DatasetUser user : users) {
            for (int i = 1; i < user.videos().size(); i++) {
                UserVideo next = user.videos().get(i);
                if (next.target() || next.sampled(segmentSamples).segments() >= fewestSegments) {
                    List<UserVideo> videos = new ArrayList<>(user.videos().subList(0, i));
                    videos.add(next.asTarget());
                    steps.add(new DatasetUser(user.id(), videos));
                }
            }
        }
        return new Dataset(steps, sha256);
    }

    /** Number of GIFs of all users. */
    public int gifs() {
        return users.stream()
                .flatMap(user -> user.videos().stream())
                .mapToInt(video -> video.gifs().size())
                .sum();
    }
}
