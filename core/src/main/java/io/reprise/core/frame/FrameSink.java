package io.reprise.core.frame;

/**
 * Receiver of a video's frames and sound while it is decoded: frames and sound arrive in presentation order,
 * each stream by itself; the two interleave only roughly. Several sinks share one decoding.
 */
public interface FrameSink {
    /** The size in which it wants its frames. */
    FrameSize frameSize();

    /** How many frames a second it wants, if the video has them; 0 for every frame that is decoded at all. */
    double framesPerSecond();

    /** Takes the next frame; its array is used again afterwards. */
    void frame(Frame frame);

    /** Takes the next sound; never called for a video without. */
    default void sound(SoundBlock block) {}
}
