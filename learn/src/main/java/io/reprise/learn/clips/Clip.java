package io.reprise.learn.clips;

import java.nio.file.Path;

/**
 * A labelled clip.
 *
 * @param label its class, the name of its folder
 * @param source which video it was cut from, {@code CLASS/gNN}; clips of twins have the same source
 * @param file where it lies
 */
public record Clip(String label, String source, Path file) {
    public Clip {
        if (label.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("the clip " + file + " needs a class and a source");
        }
    }

    /** The same clip, known to come from another source. */
    Clip from(String other) {
        return new Clip(label, other, file);
    }

    /** Class and file name, such as {@code Basketball/g07_1.mp4}. */
    public String name() {
        return label + "/" + file.getFileName();
    }
}
