package io.reprise.core.rank.reprise;

/** What a model may know of a segment, each comparable within one video only; {@link SegmentInputs} holds the values. */
public enum Input {
    TASTE(Part.SIMILARITY, "how well the segment fits what was clipped and not what was passed over; see TasteFit"),
    NEAREST(Part.SIMILARITY, "similarity to the most similar highlight"),
    NEAREST_3(Part.SIMILARITY, "mean similarity to the 3 most similar highlights"),
    NEAREST_10(Part.SIMILARITY, "mean similarity to the 10 most similar highlights"),
    MEAN_SIMILARITY(Part.SIMILARITY, "mean similarity to all highlights"),
    PASSED_OVER(Part.SIMILARITY, "mean similarity to the 3 most similar segments that were passed over"),
    SEEN(Part.SIMILARITY, "1 if the person already clipped it, or what touches it, in this very video, else 0"),
    APPEAL(Part.GENERIC, "motion, surprise, sharpness, colour, loudness and onset together; see GenericInputs"),
    FLAW(Part.GENERIC, "black, frozen and title frames together, at least 0; see GenericInputs"),
    MOTION(Part.GENERIC, "how much moves"),
    SURPRISE(Part.GENERIC, "the largest sudden change of motion"),
    SHARPNESS(Part.GENERIC, "fine detail"),
    COLOURFULNESS(Part.GENERIC, "spread of colours"),
    LOUDNESS(Part.GENERIC, "how loud"),
    ONSET(Part.GENERIC, "the strongest sudden sound"),
    BLACK(Part.GENERIC, "share of black frames, [0, 1]"),
    FROZEN(Part.GENERIC, "share of frames in which nothing moves, [0, 1]"),
    TEXT(Part.GENERIC, "likelihood of a title or credits, [0, 1]"),
    POSITION(
            Part.POSITION, "how likely people, and this person, clip at such a place; a logarithm, see PositionRanker");

    /** The parts of a score that people are shown. */
    public enum Part {
        SIMILARITY,
        GENERIC,
        POSITION
    }

    private final Part part;
    private final String meaning;

    Input(Part part, String meaning) {
        this.part = part;
        this.meaning = meaning;
    }

    /** Which part of the score it belongs to. */
    public Part part() {
        return part;
    }

    /** What it measures. */
    public String meaning() {
        return meaning;
    }
}
