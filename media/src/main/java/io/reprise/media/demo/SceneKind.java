package io.reprise.media.demo;

/** The kinds of scene in the demo film; each looks, moves and sounds different. */
public enum SceneKind {
    /** A title on a plain card; a soft chord. */
    TITLE("title card"),
    /** Coloured balls bouncing on bright ground; a thud at each bounce. */
    BALLS("bouncing balls"),
    /** A city at night in the rain, cars passing; hiss. */
    NIGHT("night city in the rain"),
    /** Fish swimming under water; bubbles. */
    FISH("swimming fish"),
    /** Fireworks in a dark sky; bangs. */
    FIREWORKS("fireworks"),
    /** A slow pan over hills in the evening; wind. */
    HILLS("hills");

    private final String title;

    SceneKind(String title) {
        this.title = title;
    }

    /** What to call it. */
    public String title() {
        return title;
    }
}
