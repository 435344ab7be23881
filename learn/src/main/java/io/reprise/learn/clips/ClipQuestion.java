package io.reprise.learn.clips;

import java.util.List;
import java.util.Set;

/**
 * What a viewer would clip of a video he has not seen, given what he clipped elsewhere.
 *
 * @param viewer the classes he likes, one or two
 * @param history the clips he made before, the longest history; a shorter one is its beginning
 * @param target the video
 */
public record ClipQuestion(Set<String> viewer, List<Clip> history, Target target) {
    public ClipQuestion {
        viewer = Set.copyOf(viewer);
        history = List.copyOf(history);
    }

    /**
     * A video made of clips, one after the other; all viewers of a round share it.
     *
     * @param id its name
     * @param clips in their order, of all classes, none of a source that is in the history of its viewers
     */
    public record Target(String id, List<Clip> clips) {
        public Target {
            clips = List.copyOf(clips);
        }
    }

    /** The viewer's classes as one name. */
    public String viewerName() {
        return String.join("+", viewer.stream().sorted().toList());
    }
}
