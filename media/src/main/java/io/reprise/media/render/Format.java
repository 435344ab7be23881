package io.reprise.media.render;

/** What a moment is written as. */
public enum Format {
    /** Plays everywhere; no sound, 256 colours. */
    GIF("gif"),
    /** A picture for web pages and chats, a fifth of a GIF; no sound. */
    WEBP("webp"),
    /** A video with sound, smallest. */
    MP4("mp4"),
    /** A picture for web pages like WebP, smaller and slower to write; no sound. */
    AVIF("avif"),
    /** A moving PNG: all colours exactly, large; no sound. */
    APNG("apng");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** How its files' names end, without the dot. */
    public String extension() {
        return extension;
    }
}
