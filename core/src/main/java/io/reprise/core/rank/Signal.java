package io.reprise.core.rank;

/** What is measured of every moment whoever looks: a column of a {@link SignalTrack}. The text says what and in what. */
public enum Signal {
    MOTION(
            0,
            "mean absolute change of brightness against the picture before, as if that were a quarter second ago, [0, 1]"),
    SHARPNESS(1, "mean fine detail of brightness, [0, 1]"),
    COLOURFULNESS(2, "spread of the colours, [0, 1]"),
    BRIGHTNESS(3, "mean brightness, [0, 1]"),
    CONTRAST(4, "standard deviation of brightness, [0, 1]"),
    BLACK(5, "1 if the picture is black, else 0"),
    FROZEN(6, "1 if nothing moved since the picture before, else 0"),
    TEXT(7, "likelihood that the picture is a title or credits, [0, 1]"),
    SOUND(8, "1 if the moment has sound, silence too, else 0"),
    LOUDNESS(9, "level of the sound in decibels below full scale, at least -100; 0 without sound"),
    ONSET(10, "strongest sudden rise of the sound near the moment in decibels, at least 0; 0 without sound");

    private final int column;
    private final String meaning;

    Signal(int column, String meaning) {
        this.column = column;
        this.meaning = meaning;
    }

    /** Its column in a {@link SignalTrack}. */
    public int column() {
        return column;
    }

    /** What it measures, its unit and range. */
    public String meaning() {
        return meaning;
    }
}
