package io.reprise.media;

/** How much of a video a pass decodes. */
public enum Depth {
    /** Key frames, and others only where the readers' frame rates, cuts and motion need them. */
    SPARSE,
    /** Every frame. */
    ALL
}
