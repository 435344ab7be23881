package io.reprise.media.crop;

import io.reprise.media.ffmpeg.Crop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What some pictures of a video say about bars. A bar is black in all of them, ends in a straight edge, and does so at the
 * same place in many; a dark scene, a night sky or a bright thing before black are none of it.
 */
final class BarEvidence {
    /** Pictures that must show something: fewer are no evidence. */
    private static final int FEWEST = 3;

    /** Share of the pictures that show something in which a bar must end where it ends in all. */
    private static final double SHARE = 0.4;

    /** Share of the pixels along that end that must be lit. */
    private static final double LIT = 0.5;

    /** How far an end may be off: edges are blurred. */
    private static final int BLUR = 2;

    /** A picture of which less than this is lit, by either side, says nothing. */
    private static final double LEAST_KEPT = 0.25;

    private final List<Edges> seen = new ArrayList<>();

    private record Edges(Darkness left, Darkness top, Darkness right, Darkness bottom) {}

    /** Takes a picture; all are of one size. */
    void add(GreyPicture picture) {
        Darkness top = Darkness.of(picture, Darkness.Side.TOP, 0, 0);
        if (top.bar() > picture.height() * (1 - LEAST_KEPT)) {
            return;
        }
        Darkness bottom = Darkness.of(picture, Darkness.Side.BOTTOM, 0, 0);
        Darkness left = Darkness.of(picture, Darkness.Side.LEFT, top.bar(), bottom.bar());
        Darkness right = Darkness.of(picture, Darkness.Side.RIGHT, top.bar(), bottom.bar());
        boolean wide = picture.width() - left.bar() - right.bar() >= picture.width() * LEAST_KEPT;
        boolean high = picture.height() - top.bar() - bottom.bar() >= picture.height() * LEAST_KEPT;
        if (wide && high) {
            // the rows' ends once more, along what lies between the columns' bars
            seen.add(new Edges(
                    left,
                    Darkness.of(picture, Darkness.Side.TOP, left.bar(), right.bar()),
                    right,
                    Darkness.of(picture, Darkness.Side.BOTTOM, left.bar(), right.bar())));
        }
    }

    /** The bars that are certain. */
    Crop bars() {
        return seen.size() < FEWEST
                ? Crop.NONE
                : new Crop(bar(Edges::left), bar(Edges::top), bar(Edges::right), bar(Edges::bottom));
    }

    private int bar(Function<Edges, Darkness> side) {
        ToIntFunction<Edges> width = edges -> side.apply(edges).bar();
        int least = seen.stream().mapToInt(width).min().orElseThrow();
        long agreeing = seen.stream()
                .map(side)
                .filter(edge -> edge.bar() <= least + BLUR && edge.lit() >= LIT)
                .count();
        boolean certain = least >= BLUR && agreeing >= Math.max(FEWEST, SHARE * seen.size());
        // a line more, for the blur; even, so that colours of half resolution stay in their places
        return certain ? (least + 2) / 2 * 2 : 0;
    }
}
